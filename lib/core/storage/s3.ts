import 'server-only';
import { createReadStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import type { S3Settings } from './settings';
import {
  type ByteRange,
  MissingObjectError,
  type ObjectStore,
  type ReceivedBytes,
  type StoredObject,
  type StoreHealth,
} from './types';

type Sdk = typeof import('@aws-sdk/client-s3');
interface Place {
  readonly sdk: Sdk;
  readonly client: S3Client;
  readonly bucket: string;
}

/** Milliseconds: shorter than a transaction may stand open, so that it ends by our error and not by its own. */
const silence = 15_000;
/** A reader may be slow; a store that sends nothing for so long is gone. */
const readingSilence = 120_000;
const attempts = 3;

/** What fails is thrown, and written down once by whoever catches it. */
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const configOf = (settings: S3Settings): S3ClientConfig => ({
  endpoint: settings.endpoint,
  region: settings.region,
  forcePathStyle: settings.pathStyle,
  // Given here, nothing is looked for in files or at addresses of a cloud.
  credentials: { accessKeyId: settings.accessKey, secretAccessKey: settings.secretKey },
  maxAttempts: attempts,
  logger: silent,
  // What the protocol has had from the beginning: not every store knows the later checksums.
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
  // A slow download holds a connection: uploads must not wait behind many of them.
  requestHandler: {
    connectionTimeout: 3_000,
    socketTimeout: silence,
    httpAgent: { keepAlive: true, maxSockets: 500 },
    httpsAgent: { keepAlive: true, maxSockets: 500 },
  },
});

/** The store in a bucket, listed so many keys at a time. Its library is loaded at the first use. */
export function s3Store(settings: S3Settings, keysAtOnce = 1_000): ObjectStore {
  let opened: Promise<Place> | undefined;
  const place = () => {
    opened ??= import('@aws-sdk/client-s3').then((sdk) => ({
      sdk,
      client: new sdk.S3Client(configOf(settings)),
      bucket: settings.bucket,
    }));
    return opened;
  };
  /** Names the store in what goes to the log; the library's errors say only what happened. */
  const told = async <T>(work: (at: Place) => Promise<T>): Promise<T> => {
    try {
      return await work(await place());
    } catch (error) {
      if (error instanceof MissingObjectError) throw error;
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      throw new Error(`file store ${settings.endpoint}/${settings.bucket}: ${name}: ${message}`, { cause: error });
    }
  };
  return {
    put: (key, received) => told((at) => put(at, key, received)),
    open: (key, range) => told((at) => openObject(at, key, range)),
    sizeOf: (key) => told((at) => sizeOf(at, key)),
    remove: (key) => told((at) => remove(at, key)),
    list: async function* (folder, instant) {
      for (let next: string | undefined = ''; next !== undefined; ) {
        const from: string = next;
        const page = await told((at) => listPage(at, { folder, from, keysAtOnce }, instant));
        yield* page.objects;
        next = page.next;
      }
    },
    health: async () => healthOf(await place()),
  };
}

const statusOf = (error: unknown): number | undefined =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;

/** One request, so the object is there whole or not at all. A stream is sent once, so it is begun anew here and not by the library. */
async function put({ sdk, client, bucket }: Place, key: string, { path, hash, size }: ReceivedBytes): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const body = createReadStream(path);
    try {
      await client.send(
        new sdk.PutObjectCommand({
          ...{ Bucket: bucket, Key: key, Body: body, ContentLength: size },
          ...{ ContentType: 'application/octet-stream', ChecksumSHA256: Buffer.from(hash, 'hex').toString('base64') },
        }),
      );
      return;
    } catch (error) {
      const refused = (statusOf(error) ?? 500) < 500;
      if (refused || attempt === attempts) throw error;
    } finally {
      body.destroy();
    }
  }
}

async function openObject({ sdk, client, bucket }: Place, key: string, range?: ByteRange): Promise<Readable> {
  const wanted = range ? { Range: `bytes=${range.start}-${range.end}` } : {};
  try {
    const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: key, ...wanted }));
    const stream = Body as IncomingMessage;
    stream.setTimeout(readingSilence, () => stream.destroy(new Error('the file store went silent')));
    return stream;
  } catch (error) {
    if (statusOf(error) === 404) throw new MissingObjectError(`nothing is stored under ${key}`);
    throw error;
  }
}

async function sizeOf({ sdk, client, bucket }: Place, key: string): Promise<number | null> {
  try {
    const { ContentLength } = await client.send(new sdk.HeadObjectCommand({ Bucket: bucket, Key: key }));
    return ContentLength ?? 0;
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

async function remove({ sdk, client, bucket }: Place, key: string): Promise<void> {
  await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: key }));
}

/** By the first version of the request, which every store has; the last key of a page says where the next begins. */
async function listPage(
  { sdk, client, bucket }: Place,
  { folder, from, keysAtOnce }: { readonly folder: string; readonly from: string; readonly keysAtOnce: number },
  instant?: Date,
): Promise<{ objects: StoredObject[]; next: string | undefined }> {
  const { Contents = [], IsTruncated } = await client.send(
    new sdk.ListObjectsCommand({ Bucket: bucket, Prefix: folder, MaxKeys: keysAtOnce, Marker: from }),
  );
  const objects = Contents.filter(
    ({ LastModified }) => instant === undefined || (LastModified !== undefined && LastModified < instant),
  ).map(({ Key = '', Size = 0 }) => ({ key: Key, size: Size }));
  return { objects, next: IsTruncated ? Contents.at(-1)?.Key : undefined };
}

async function healthOf({ sdk, client, bucket }: Place): Promise<StoreHealth> {
  try {
    await client.send(new sdk.HeadBucketCommand({ Bucket: bucket }), { abortSignal: AbortSignal.timeout(3_000) });
    return 'ok';
  } catch (error) {
    const status = statusOf(error);
    if (status === 404) return 'missing';
    return status === 401 || status === 403 ? 'denied' : 'unreachable';
  }
}
