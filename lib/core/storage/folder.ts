import 'server-only';
import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import {
  type ByteRange,
  MissingObjectError,
  type ObjectStore,
  type ReceivedBytes,
  type StoredObject,
  type StoreHealth,
} from './types';

/** Bytes that are read at once: few enough turns that pages which are asked for meanwhile do not wait behind them. */
const readAtOnce = 256 * 1024;

/** No key leads out of the folder. */
const keyForm = /^[0-9A-Za-z_-]+(?:\/[0-9A-Za-z_-]+(?:\.[0-9A-Za-z]+)*)+$/;

/** The store in a folder of this machine, or one that all machines mount. */
export function folderStore(root: string): ObjectStore {
  const placeOf = (key: string) => {
    if (!keyForm.test(key)) throw new Error('not a key of the store');
    return path.join(root, key);
  };
  return {
    put: async (key, received) => keep(received, placeOf(key), root),
    open: async (key, range) => openFile(placeOf(key), key, range),
    sizeOf: async (key) => sizeOf(placeOf(key)),
    remove: async (key) => rm(placeOf(key), { force: true }),
    list: (folder, instant) => listFolder(root, folder, instant),
    health: () => healthOf(root),
  };
}

/** The rename is atomic; syncing the folders makes it survive a power cut. */
async function keep(received: ReceivedBytes, place: string, root: string): Promise<void> {
  const folder = path.dirname(place);
  await mkdir(folder, { recursive: true });
  await rename(received.path, place);
  for (let each = folder; each.length > root.length; each = path.dirname(each)) {
    const handle = await open(each, 'r');
    await handle.sync().finally(() => handle.close());
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));

async function sizeOf(place: string): Promise<number | null> {
  try {
    return (await stat(place)).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function openFile(place: string, key: string, range?: ByteRange): Promise<Readable> {
  if ((await sizeOf(place)) === null) throw new MissingObjectError(`nothing is stored under ${key}`);
  return createReadStream(place, {
    highWaterMark: readAtOnce,
    ...(range ? { start: range.start, end: range.end } : {}),
  });
}

async function* listFolder(root: string, folder: string, instant?: Date): AsyncIterable<StoredObject> {
  const found = await opendir(path.join(root, folder), { recursive: true }).catch(() => null);
  if (!found) return;
  for await (const entry of found) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const facts = await stat(file).catch(() => null);
    if (!facts || (instant && facts.mtime >= instant)) continue;
    yield { key: path.relative(root, file).split(path.sep).join('/'), size: facts.size };
  }
}

/** A folder that is made with the first file is no fault. */
const healthOf = (root: string): Promise<StoreHealth> =>
  sizeOf(root).then(
    () => 'ok',
    () => 'unreachable',
  );
