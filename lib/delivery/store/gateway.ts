import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { env } from '@/lib/core/env';

const folder = () => path.resolve(env().RENKEI_DATA_DIR, 'deliveries');
const incoming = (id: string) => path.join(folder(), 'incoming', id);
const place = (hash: string) => path.join(folder(), 'kept', hash.slice(0, 2), hash);

/** Bytes of an upload that have arrived. */
export const receivedBytes = (id: string): Promise<number> =>
  stat(incoming(id)).then(
    ({ size }) => size,
    () => 0,
  );

/** Appends a part at its place, durably; null = it does not follow what is there, or is longer than it may be. Answers how much is there. */
export async function appendPart(
  id: string,
  offset: number,
  body: AsyncIterable<Uint8Array>,
  most: number,
): Promise<number | null> {
  await mkdir(path.dirname(incoming(id)), { recursive: true });
  const file = await open(incoming(id), 'a+', 0o600);
  try {
    const { size } = await file.stat();
    if (offset !== size) return null;
    let at = size;
    for await (const chunk of body) {
      at += chunk.byteLength;
      if (at > most) {
        await file.truncate(size);
        return null;
      }
      await file.writeFile(chunk);
    }
    await file.sync();
    return at;
  } finally {
    await file.close();
  }
}

/** Puts a complete upload in its place, by its SHA-256, which it answers. */
export async function keepUpload(id: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(incoming(id)), hash);
  const digest = hash.digest('hex');
  await mkdir(path.dirname(place(digest)), { recursive: true });
  await rename(incoming(id), place(digest));
  return digest;
}

/** Removes what has arrived of an upload. */
export const dropUpload = (id: string): Promise<void> => rm(incoming(id), { force: true });

/** Bytes that are read at once: few enough turns that pages which are asked for meanwhile do not wait behind them. */
const readAtOnce = 256 * 1024;

/** A kept file from a byte on; throws when it is missing. */
export async function openKept(
  hash: string,
  start: number,
): Promise<{ readonly size: number; readonly stream: Readable }> {
  const { size } = await stat(place(hash));
  return { size, stream: createReadStream(place(hash), { start, highWaterMark: readAtOnce }) };
}
