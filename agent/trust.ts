import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { BaseFetcher, Updater } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';
import { fromCenter, fromRelay, type MetadataSource } from './metadata';
import type { Identity, Portal } from './portal';

/** What nobody may get past: a file or metadata that is not what was signed, or a clock that cannot judge it. Never tried again. */
export class Refused extends Error {}

/** A host's clock that is further off than this cannot tell fresh metadata from old. */
const largestOffset = 3_600_000;

/** The file of a release, as two people signed it. */
export interface SignedTarget {
  readonly path: string;
  readonly size: number;
  /** SHA-256, hex. */
  readonly hash: string;
  readonly package: string;
  readonly version: string;
  readonly requires: string;
  /** Counts up with each release of any package; 0 = it was signed before releases were counted. */
  readonly sequence: number;
  readonly apply: string;
  readonly undo: string;
  readonly check: string;
}

/** Gives the TUF library its metadata, by whichever way. */
class SourceFetcher extends BaseFetcher {
  constructor(private readonly source: MetadataSource) {
    super();
  }

  /** The line failed, and not what came over it. */
  cut = false;

  override async fetch(address: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    const name = address.slice(address.lastIndexOf('/') + 1);
    // Whole before it is judged, so that a cut is told from a forgery.
    const bytes = await this.source(name).catch((error) => {
      this.cut = true;
      throw error;
    });
    if (bytes === null) throw new DownloadHTTPError('not there', 404);
    return Readable.toWeb(Readable.from([bytes])) as ReadableStream<Uint8Array<ArrayBuffer>>;
  }
}

/**
 * The metadata that an agent trusts, kept with its versions by the TUF library: it refuses older versions (rollback), expired ones
 * (freeze), parts that do not belong together (mix-and-match) and signatures below the threshold.
 */
export class Trust {
  private readonly folder: string;

  constructor(
    folder: string,
    private readonly portal: Portal,
    identity: Identity,
    /** SHA-256 of the first root, which the server's administrator was told by another way than this one. */
    private readonly fingerprint: string | undefined,
    /** Address of the server above whose agent passes metadata on; empty = all comes from the center. */
    private readonly relay = '',
  ) {
    this.folder = path.join(folder, 'tuf');
    this.center = fromCenter(portal, identity);
  }

  /** For those behind this server, too. */
  readonly center: MetadataSource;

  private turn: Promise<unknown> = Promise.resolve();

  /** What the newest metadata says of a file. Throws `Refused` where it cannot be believed. One after another: all keep it in one place. */
  find(target: string): Promise<SignedTarget> {
    const mine = this.turn.catch(() => {}).then(() => this.look(target));
    this.turn = mine;
    return mine;
  }

  private async look(target: string): Promise<SignedTarget> {
    const off = Math.abs(this.portal.offset);
    if (off > largestOffset) throw new Refused(`the clock of this server is ${Math.round(off / 60_000)} minutes off`);
    // What the server above passes on is signed like the center's. What it lacks or passes on wrongly, the center has.
    const passed = this.relay === '' ? null : await this.lookBy(fromRelay(this.relay), target).catch(() => null);
    return passed ?? this.lookBy(this.center, target);
  }

  private async lookBy(source: MetadataSource, target: string): Promise<SignedTarget> {
    await this.pinRoot(source);
    const fetcher = new SourceFetcher(source);
    const metadataBaseUrl = 'https://center.invalid/metadata';
    let found: Awaited<ReturnType<Updater['getTargetInfo']>>;
    try {
      found = await new Updater({ metadataDir: this.folder, metadataBaseUrl, fetcher }).getTargetInfo(target);
    } catch (error) {
      if (fetcher.cut || !(error instanceof Error)) throw error;
      throw new Refused(error.message);
    }
    if (!found) throw new Refused(`no signed metadata names ${target}`);
    const text = (name: string): string => {
      const value = (found.custom as Record<string, unknown>)[name];
      return typeof value === 'string' ? value : '';
    };
    const signed = { package: text('package'), version: text('version'), requires: text('requires') };
    const word = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
    if (!word.test(signed.package) || !word.test(signed.version)) throw new Refused('the signed names are no names');
    const hash = found.hashes.sha256 ?? '';
    const commands = { apply: text('apply'), undo: text('undo'), check: text('check') };
    const { sequence } = found.custom as { readonly sequence?: unknown };
    const order = { sequence: Number.isInteger(sequence) ? Number(sequence) : 0 };
    return { path: found.path, size: found.length, hash, ...signed, ...order, ...commands };
  }

  /** The first root is believed by its fingerprint; each later one because the one before signed it. */
  private async pinRoot(source: MetadataSource): Promise<void> {
    const file = path.join(this.folder, 'root.json');
    if (existsSync(file)) return;
    if (!this.fingerprint) throw new Refused('agent.json has no deliveryRoot: this server does not know whom to trust');
    const bytes = await source('1.root.json');
    if (bytes === null) throw new Error('the center has no root metadata');
    if (createHash('sha256').update(bytes).digest('hex') !== this.fingerprint)
      throw new Refused('the root metadata is not the one that deliveryRoot names');
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, bytes, { mode: 0o600 });
  }
}
