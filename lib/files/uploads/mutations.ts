import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { limitConcurrency } from '@/lib/core/concurrency';
import { type Db, withActor } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { failure, type Result } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { allowedExtensions } from '../constants';
import { detectType } from '../content/gateway';
import { createFile } from '../mutations';
import { cleanFileName, extensionOf } from '../names/rules';
import { fileStore } from '../store/gateway';
import { type ReceivedBytes, TooLargeError } from '../store/types';
import type { FileSummary, NewFile } from '../types';

export interface Upload {
  readonly name: string;
  readonly body: AsyncIterable<Uint8Array>;
  /** What the browser said it would send; null = it did not say. */
  readonly declaredSize: number | null;
  /** SHA-256 that the browser computed before sending, lower-case hex; null = it did not. */
  readonly expectedHash?: string | null;
}

/** Uploads that one user may have under way in this process: their bytes are on disk before the quota is asked. */
const maxAtOnce = 6;
const underWay = new Map<string, number>();

/** Uploads of one organization wait for its quota row: they must not take all the process's connections while they do. */
const inTurn = limitConcurrency(3);

/** Takes in one file: name, size, kind, quota, then bytes and row. What is refused or breaks off leaves nothing. */
export async function receiveUpload(actor: Actor, upload: Upload): Promise<Result<FileSummary>> {
  const name = cleanFileName(upload.name);
  if (name === null) return failure('files.name');
  if (!allowedExtensions.includes(extensionOf(name))) return wrongType();
  if ((upload.declaredSize ?? 0) > env().RENKEI_FILE_MAX_BYTES) return tooLarge();
  const running = underWay.get(actor.userId) ?? 0;
  if (running >= maxAtOnce) return failure('tooMany');
  underWay.set(actor.userId, running + 1);
  try {
    return await takeIn(name, upload, (file, keep) =>
      inTurn(() => withActor(actor, (db) => createFile(db, actor, file, env().RENKEI_FILE_QUOTA_BYTES, keep))),
    );
  } finally {
    const left = (underWay.get(actor.userId) ?? 1) - 1;
    if (left === 0) underWay.delete(actor.userId);
    else underWay.set(actor.userId, left);
  }
}

/** Takes in bytes that the portal itself holds, in the caller's transaction, by the rules of every upload. */
export async function takeInCopy(db: Db, actor: Actor, upload: Upload): Promise<Result<FileSummary>> {
  const name = cleanFileName(upload.name);
  if (name === null) return failure('files.name');
  if (!allowedExtensions.includes(extensionOf(name))) return wrongType();
  if ((upload.declaredSize ?? 0) > env().RENKEI_FILE_MAX_BYTES) return tooLarge();
  return takeIn(name, upload, (file, keep) => createFile(db, actor, file, env().RENKEI_FILE_QUOTA_BYTES, keep));
}

type Save = (file: NewFile, keep: () => Promise<void>) => Promise<Result<FileSummary>>;

async function takeIn(name: string, upload: Upload, save: Save): Promise<Result<FileSummary>> {
  const received = await receiveBytes(upload);
  if ('problem' in received) return received.problem;
  try {
    if (received.size === 0) return failure('files.empty');
    if (upload.declaredSize !== null && upload.declaredSize !== received.size) return failure('files.cutOff');
    if ((upload.expectedHash ?? received.hash) !== received.hash) return failure('files.damaged');
    const mediaType = await detectType(received.path, extensionOf(name));
    if (mediaType === null) return wrongType();
    const file = { id: newId(), name, mediaType, size: received.size, hash: received.hash };
    return await save(file, () => fileStore().keep(received));
  } finally {
    await fileStore().discard(received);
  }
}

/** A body that ends early raises in Node's stream; it is the sender's connection, not a fault of ours. */
async function receiveBytes(upload: Upload): Promise<ReceivedBytes | { readonly problem: Result<never> }> {
  try {
    return await fileStore().receive(upload.body, env().RENKEI_FILE_MAX_BYTES);
  } catch (error) {
    if (error instanceof TooLargeError) return { problem: tooLarge() };
    if (isCutOff(error)) return { problem: failure('files.cutOff') };
    throw error;
  }
}

function isCutOff(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR', 'EPIPE'].includes(code) ||
    error.name === 'AbortError' ||
    error.message === 'aborted'
  );
}

const tooLarge = () =>
  failure('files.tooLarge', undefined, { megabytes: Math.floor(env().RENKEI_FILE_MAX_BYTES / 1_048_576) });
const wrongType = () => failure('files.type', undefined, { kinds: allowedExtensions.join(', ') });
