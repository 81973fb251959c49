import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { BaseFetcher, Updater } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';
import { deliveryPath } from '@/lib/delivery/constants';
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

/** Bytes of a metadata file; the library takes no more either. */
const longestMetadata = 5_000_000;

async function whole(response: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response) {
    size += part.byteLength;
    if (size > longestMetadata) throw new Error('the metadata is too long');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Fetches metadata as this node, signed. */
class SignedFetcher extends BaseFetcher {
  constructor(
    private readonly portal: Portal,
    private readonly identity: Identity,
  ) {
    super();
  }

  /** The line failed, and not what came over it. */
  cut = false;

  override async fetch(address: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    const name = address.slice(address.lastIndexOf('/') + 1);
    try {
      const response = await this.portal.open(this.identity, `${deliveryPath}/metadata/${name}`);
      // Whole before it is judged, so that a cut is told from a forgery.
      const bytes = await whole(response);
      if (response.statusCode === 404) throw new DownloadHTTPError('not there', 404);
      if (response.statusCode !== 200) throw new Error(`metadata: ${response.statusCode}`);
      return Readable.toWeb(Readable.from([bytes])) as ReadableStream<Uint8Array<ArrayBuffer>>;
    } catch (error) {
      this.cut = !(error instanceof DownloadHTTPError);
      throw error;
    }
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
    private readonly identity: Identity,
    /** SHA-256 of the first root, which the server's administrator was told by another way than this one. */
    private readonly fingerprint: string | undefined,
  ) {
    this.folder = path.join(folder, 'tuf');
  }

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
    await this.pinRoot();
    const fetcher = new SignedFetcher(this.portal, this.identity);
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
  private async pinRoot(): Promise<void> {
    const file = path.join(this.folder, 'root.json');
    if (existsSync(file)) return;
    if (!this.fingerprint) throw new Refused('agent.json has no deliveryRoot: this server does not know whom to trust');
    const response = await this.portal.open(this.identity, `${deliveryPath}/metadata/1.root.json`);
    const bytes = await whole(response);
    if (response.statusCode !== 200) throw new Error(`root metadata: ${response.statusCode}`);
    if (createHash('sha256').update(bytes).digest('hex') !== this.fingerprint)
      throw new Refused('the root metadata is not the one that deliveryRoot names');
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, bytes, { mode: 0o600 });
  }
}
