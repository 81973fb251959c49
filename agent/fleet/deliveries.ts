import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import type { AgentIdentity } from '@/lib/network/protocol/types';
import { Deliveries } from '../deliveries';
import { Depot } from '../depot';
import type { Portal } from '../portal';
import { Relay } from '../relay';
import type { Settings } from '../settings';
import { type SignedTarget, Trust } from '../trust';

/** Where the fleet keeps what is delivered, and whom it believes. */
export interface Receiving {
  readonly folder: string;
  /** SHA-256 of the first root; undefined = nobody, and every delivery is refused. */
  readonly deliveryRoot: string | undefined;
}

/** What each server of the demonstration allows: its programs are empty, so that each does nothing, and succeeds. */
const commands = Object.fromEntries(
  ['install', 'roll-back', 'healthy'].map((name) => [name, { run: ['true'], parameters: {}, timeoutSeconds: 60 }]),
);

/** 1,789 servers of one disk: a file that a server has verified becomes another name of the one that all share. */
class SharedDepot extends Depot {
  constructor(
    portal: Portal,
    identity: AgentIdentity,
    folder: string,
    private readonly shared: string,
    relay: string,
  ) {
    super(portal, identity, folder, relay);
  }

  override async fetch(target: SignedTarget, limit: number, progress?: (percent: number) => void): Promise<void> {
    await super.fetch(target, limit, progress);
    const [file, common] = [this.fileOf(target), path.join(this.shared, target.hash)];
    mkdirSync(this.shared, { recursive: true, mode: 0o700 });
    try {
      if (!existsSync(common)) return linkSync(file, common);
      linkSync(common, `${file}.same`);
      renameSync(`${file}.same`, file);
      // Of two names of one file, renaming leaves both.
      rmSync(`${file}.same`, { force: true });
    } catch {
      // A disk without hard links keeps each its own.
    }
  }
}

/** The agent's own code for each server; those of prefectures pass on to those behind them, over HTTP like real ones. */
export class FleetDeliveries {
  private readonly known = new Map<string, Deliveries>();
  private readonly relays = new Map<string, { readonly relay: Relay; readonly identity: AgentIdentity }>();
  private address = '';

  constructor(
    private readonly portal: Portal,
    private readonly receiving: Receiving,
  ) {}

  /** Opens the port at which servers of municipalities ask those of their prefectures. */
  async openRelays(identities: readonly AgentIdentity[]): Promise<void> {
    for (const identity of identities) {
      const [, prefecture] = /^PS-(\d\d)/.exec(identity.nodeCode) ?? [];
      if (prefecture === undefined) continue;
      const { depot, trust } = this.of(identity);
      this.relays.set(prefecture, { identity, relay: new Relay(depot, trust, 0) });
    }
    const server = http.createServer((request, response) => {
      const [, prefecture = '', rest = ''] = /^\/(\d\d)(\/.*)$/.exec(request.url ?? '') ?? [];
      const found = this.relays.get(prefecture);
      if (found) void found.relay.answer(rest, request, response);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    const bound = server.address();
    this.address = typeof bound === 'object' && bound ? `http://127.0.0.1:${bound.port}` : '';
  }

  of(identity: AgentIdentity): Deliveries {
    const made = this.known.get(identity.nodeCode) ?? this.make(identity);
    this.known.set(identity.nodeCode, made);
    return made;
  }

  private make(identity: AgentIdentity): Deliveries {
    const { portal } = this;
    const folder = path.join(this.receiving.folder, identity.nodeCode);
    const { deliveryRoot } = this.receiving;
    const [, prefecture] = /^CS-(\d\d)/.exec(identity.nodeCode) ?? [];
    const settings: Settings = {
      ...{ portal: 'http://127.0.0.1', commands, credentials: {} },
      ...(deliveryRoot === undefined ? {} : { deliveryRoot }),
    };
    const relay = prefecture === undefined || this.address === '' ? '' : `${this.address}/${prefecture}`;
    const depot = new SharedDepot(portal, identity, folder, path.join(this.receiving.folder, 'shared'), relay);
    const trust = new Trust(folder, portal, identity, deliveryRoot, relay);
    return new Deliveries(portal, identity, folder, settings, trust, depot);
  }
}
