import 'server-only';
import { buffer } from 'node:stream/consumers';
import { fileStore } from './store/gateway';
import type { StoredFile } from './types';

/** All bytes of a stored file, in memory: for what is small. Whoever asks has found the file with the reader's own eyes (`getFile`). */
export const readStoredBytes = async ({ hash, size }: Pick<StoredFile, 'hash' | 'size'>): Promise<Buffer> =>
  buffer(await fileStore().open(hash, { start: 0, end: size - 1 }));
