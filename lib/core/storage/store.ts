import 'server-only';
import path from 'node:path';
import { env } from '../env';
import { folderStore } from './folder';
import { s3Store } from './s3';
import { type S3Settings, s3Settings } from './settings';
import type { ObjectStore } from './types';

/** The store that is configured: a bucket, else the data folder. */
export const storeOf = (dataDir: string, bucket: S3Settings | null): ObjectStore =>
  bucket === null ? folderStore(path.resolve(dataDir)) : s3Store(bucket);

const processWide = globalThis as { renkeiObjectStore?: ObjectStore };

/** The store of this process's settings; several copies of this module (one per bundle) share it and its connections. */
export function objectStore(): ObjectStore {
  processWide.renkeiObjectStore ??= storeOf(env().RENKEI_DATA_DIR, s3Settings(env()));
  return processWide.renkeiObjectStore;
}
