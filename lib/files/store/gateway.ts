import 'server-only';
import { env } from '@/lib/core/env';
import { discardBytes, receiveBytes, spoolIn, sweepSpool } from '@/lib/core/storage/spool';
import { objectStore } from '@/lib/core/storage/store';
import type { ObjectStore } from '@/lib/core/storage/types';
import type { FileStore } from './types';

const hashForm = /^[0-9a-f]{64}$/;
const kept = 'files/kept/';

const keyOf = (hash: string): string => {
  if (!hashForm.test(hash)) throw new Error('not a SHA-256');
  return `${kept}${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;
};

/** The files of a store; what is being received lies in a folder of this machine. */
export const fileStoreOn = (objects: ObjectStore, spool: string): FileStore => ({
  receive: (body, maxBytes) => receiveBytes(spool, body, maxBytes),
  keep: (received) => objects.put(keyOf(received.hash), received),
  discard: discardBytes,
  open: (hash, range) => objects.open(keyOf(hash), range),
  remove: (hash) => objects.remove(keyOf(hash)),
  sweepReceived: (instant) => sweepSpool(spool, instant),
  listKept: (instant) => listKept(objects, instant),
});

let store: FileStore | undefined;

/** The store of this process's settings. */
export function fileStore(): FileStore {
  store ??= fileStoreOn(objectStore(), spoolIn(env().RENKEI_DATA_DIR));
  return store;
}

async function* listKept(objects: ObjectStore, instant: Date): AsyncIterable<string> {
  for await (const { key } of objects.list(kept, instant)) {
    const hash = key.slice(key.lastIndexOf('/') + 1);
    if (hashForm.test(hash)) yield hash;
  }
}
