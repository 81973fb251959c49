import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { env } from '@/lib/core/env';
import { newId } from '@/lib/core/ids';
import { type ByteRange, type FileStore, type ReceivedBytes, TooLargeError } from './types';

const hashForm = /^[0-9a-f]{64}$/;

/** The store in a folder of this machine (or one that all web processes mount). */
export function localStore(folder: string): FileStore {
  const incoming = path.join(folder, 'incoming');
  const placeOf = (hash: string) => {
    if (!hashForm.test(hash)) throw new Error('not a SHA-256');
    return path.join(folder, 'kept', hash.slice(0, 2), hash.slice(2, 4), hash);
  };
  return {
    receive: (body, maxBytes) => receive(incoming, body, maxBytes),
    keep: (received) => keep(received, placeOf(received.hash)),
    discard: (received) => rm(received.path, { force: true }),
    open: (hash, range) => openBytes(placeOf(hash), range),
    remove: (hash) => rm(placeOf(hash), { force: true }),
    sweepReceived: (instant) => sweep(incoming, instant),
    listKept: (instant) => listKept(path.join(folder, 'kept'), instant),
  };
}

let store: FileStore | undefined;

/** The store of this process's settings. */
export function fileStore(): FileStore {
  store ??= localStore(path.resolve(env().RENKEI_DATA_DIR, 'files'));
  return store;
}

async function receive(incoming: string, body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<ReceivedBytes> {
  await mkdir(incoming, { recursive: true });
  const target = path.join(incoming, newId());
  const hash = createHash('sha256');
  let size = 0;
  try {
    const file = await open(target, 'wx', 0o600);
    try {
      for await (const chunk of body) {
        size += chunk.byteLength;
        if (size > maxBytes) throw new TooLargeError(`more than ${maxBytes} bytes`);
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
  return { path: target, hash: hash.digest('hex'), size };
}

/** The rename is atomic; syncing the folder makes it survive a power cut. */
async function keep(received: ReceivedBytes, place: string): Promise<void> {
  const folder = path.dirname(place);
  await mkdir(folder, { recursive: true });
  await rename(received.path, place);
  for (const each of [folder, path.dirname(folder)]) {
    const handle = await open(each, 'r');
    await handle.sync().finally(() => handle.close());
  }
}

async function openBytes(place: string, range?: ByteRange): Promise<Readable> {
  await stat(place);
  return createReadStream(place, range ? { start: range.start, end: range.end } : {});
}

async function sweep(incoming: string, instant: Date): Promise<number> {
  const names = await readdir(incoming).catch(() => []);
  let swept = 0;
  for (const name of names) {
    const file = path.join(incoming, name);
    const found = await stat(file).catch(() => null);
    if (!found || found.mtime >= instant) continue;
    await rm(file, { force: true });
    swept++;
  }
  return swept;
}

async function* listKept(kept: string, instant: Date): AsyncIterable<string> {
  const folder = await opendir(kept, { recursive: true }).catch(() => null);
  if (!folder) return;
  for await (const entry of folder) {
    if (!entry.isFile() || !hashForm.test(entry.name)) continue;
    const found = await stat(path.join(entry.parentPath, entry.name)).catch(() => null);
    if (found && found.mtime < instant) yield entry.name;
  }
}
