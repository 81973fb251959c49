import path from 'node:path';
import { download } from './downloads';
import type { Identity, Portal } from './portal';
import type { SignedTarget } from './trust';

/** The files that were delivered to this server, or through it to those behind it: each is fetched once, whoever asks for it. */
export class Depot {
  private readonly arriving = new Map<string, Promise<void>>();

  constructor(
    private readonly portal: Portal,
    private readonly identity: Identity,
    private readonly folder: string,
    /** Address of the server above whose agent passes deliveries on; empty = all come from the center. */
    private readonly relay = '',
  ) {}

  fileOf = (target: SignedTarget): string =>
    path.join(this.folder, 'deliveries', target.package, target.version, path.basename(target.path));

  isArriving = ({ hash }: SignedTarget): boolean => this.arriving.has(hash);

  /** Answers when the file is there and is what was signed. */
  fetch(target: SignedTarget, limit: number, progress: (percent: number) => void = () => {}): Promise<void> {
    const known = this.arriving.get(target.hash);
    if (known) return known;
    const { portal, identity, relay } = this;
    const mine = download({ portal, identity, relay, target, limit, progress, file: this.fileOf(target) });
    const settled = mine.finally(() => this.arriving.delete(target.hash));
    this.arriving.set(target.hash, settled);
    return settled;
  }
}
