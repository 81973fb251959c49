import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { Decrypter } from 'age-encryption';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import type { Envelope } from '@/lib/continuity/envelope/types';
import { readableFormats } from '@/lib/continuity/slice/constants';
import type { SliceManifest } from '@/lib/continuity/slice/types';

/** Why a copy was not restored; nothing was changed. */
export class CopyFault extends Error {
  readonly reason: string;
  constructor(reason: string, detail = '') {
    super(detail === '' ? reason : `${reason}: ${detail}`);
    this.reason = reason;
  }
}

/** Node's names of a full disk, and PostgreSQL's. */
const diskFull: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** What went wrong, by a name that the pages know where there is one. */
export const named = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && diskFull.has(error.code)
    ? new CopyFault('diskFull', error.message)
    : error;

export async function hashFile(file: string): Promise<{ length: number; sha256: string }> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk);
    length += chunk.length;
  }
  return { length, sha256: hash.digest('hex') };
}

/** age decrypts its first blocks before it finds a flipped last byte, so the whole ciphertext is hashed before anything is decrypted. */
export async function verifyFile(file: string, { length, sha256 }: Pick<Envelope, 'length' | 'sha256'>): Promise<void> {
  const found = await hashFile(file);
  if (found.length !== length) throw new CopyFault('length', `${found.length} / ${length}`);
  if (found.sha256 !== sha256) throw new CopyFault('hash');
}

export interface OpenCopy {
  readonly manifest: SliceManifest;
  readonly entry: (name: string) => Promise<Buffer>;
}

const zipOf = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => (error ? reject(error) : resolve(zip))),
  );

/** One entry, in memory: a town's largest table is some ten megabytes. */
async function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await new Promise<Readable>((resolve, reject) =>
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.once('end', resolve).once('error', reject);
    zip.readEntry();
  });
  return entries;
}

/** Signature is checked, then the whole ciphertext; only then is it decrypted, and the inner manifest compared. */
export async function openCopy(file: string, envelope: Envelope, identity: string): Promise<OpenCopy> {
  await verifyFile(file, envelope);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const plain = await decrypter.decrypt(readFileSync(file)).catch(() => {
    throw new CopyFault('key');
  });
  const zip = await zipOf(Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength));
  zip.autoClose = false;
  const entries = await listEntries(zip);
  const entry = async (name: string) => {
    const found = entries.get(name);
    if (found === undefined) throw new CopyFault('manifest', name);
    return readEntry(zip, found);
  };
  const text = await entry('manifest.json');
  if (createHash('sha256').update(text).digest('hex') !== envelope.manifestSha256) throw new CopyFault('manifest');
  const manifest = JSON.parse(text.toString('utf8')) as SliceManifest;
  if (!readableFormats.includes(manifest.format)) throw new CopyFault('format', String(manifest.format));
  if (manifest.town !== envelope.town || manifest.kind !== envelope.kind) throw new CopyFault('otherTown');
  return { manifest, entry };
}
