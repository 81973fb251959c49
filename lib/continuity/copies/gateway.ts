import 'server-only';
import type { Readable } from 'node:stream';
import { readS3Settings } from '@/lib/core/storage/settings';
import { storeOf } from '@/lib/core/storage/store';
import type { ObjectStore, ReceivedBytes } from '@/lib/core/storage/types';

const stores = new Map<string, ObjectStore>();

/** Where the cloud center keeps the ciphertext of copies; the sites of towns keep theirs on their own disks. */
function store(dataDir: string): ObjectStore {
  const known = stores.get(dataDir) ?? storeOf(dataDir, readS3Settings(process.env));
  stores.set(dataDir, known);
  return known;
}

const keyOf = (id: string): string => `copies/${id}.age`;

export const keepCopy = (dataDir: string, id: string, written: ReceivedBytes): Promise<void> =>
  store(dataDir).put(keyOf(id), written);

export const discardCopy = (dataDir: string, id: string): Promise<void> => store(dataDir).remove(keyOf(id));

/** Null = it is not there. */
export const copySize = (dataDir: string, id: string): Promise<number | null> => store(dataDir).sizeOf(keyOf(id));

export const openCopy = (dataDir: string, id: string, start: number, size: number): Promise<Readable> =>
  store(dataDir).open(keyOf(id), { start, end: size - 1 });
