import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import type { AuditActor } from '@/lib/audit/types';
import { limitConcurrency } from '@/lib/core/async/concurrency';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { type Db, withActor } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { type ReceivedBytes, TooLargeError } from '@/lib/core/storage/types';
import { allowedExtensions } from '../constants';
import { detectType } from '../content/gateway';
import { cleanFileName, extensionOf } from '../names/rules';
import { fileStore } from '../store/gateway';
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
const limited = limitConcurrency(3);

/** Takes in one file: name, size, kind, quota, then bytes and row. What is refused or breaks off leaves nothing. */
export async function receiveUpload(actor: Actor, upload: Upload): Promise<Result<FileSummary>> {
  const name = acceptedName(upload);
  if (!name.ok) return name;
  const running = underWay.get(actor.userId) ?? 0;
  if (running >= maxAtOnce) return failure('tooMany');
  underWay.set(actor.userId, running + 1);
  try {
    return await takeIn(name.value, upload, (file, keep) =>
      limited(() => withActor(actor, (db) => createFile(db, actor, file, keep))),
    );
  } finally {
    const left = (underWay.get(actor.userId) ?? 1) - 1;
    if (left === 0) underWay.delete(actor.userId);
    else underWay.set(actor.userId, left);
  }
}

/** The name under which a file is kept, if it may be sent at all. */
export function acceptedName({ name: sent, declaredSize }: Upload): Result<string> {
  const name = cleanFileName(sent);
  if (name === null) return failure('files.name');
  if (!allowedExtensions.includes(extensionOf(name))) return wrongType();
  return (declaredSize ?? 0) > env().RENKEI_FILE_MAX_BYTES ? tooLarge() : success(name);
}

const fitsShape = z.object({ fits: z.boolean() });

/**
 * Makes the row of a file whose bytes `keepBytes` puts in place. Order matters: quota, then the body row's lock, then the bytes,
 * then the row; so a row never names missing bytes, and the sweep cannot remove bytes that are about to be named.
 */
export async function createFile(
  db: Db,
  actor: AuditActor & Pick<Actor, 'userId' | 'organizationId'>,
  file: NewFile,
  keepBytes: () => Promise<void>,
): Promise<Result<FileSummary>> {
  const [quota] = await askRows(db, fitsShape)`
    SELECT renkei.take_file_quota(${actor.organizationId}::uuid, ${file.size}::bigint, ${env().RENKEI_FILE_QUOTA_BYTES}::bigint) AS fits`;
  if (!quota?.fits) return failure('files.quota');
  await db.$executeRaw`SELECT renkei.keep_file_body(${file.hash}, ${file.size}::integer)`;
  await keepBytes();
  await db.file.createMany({
    data: { ...file, organizationId: actor.organizationId, uploadedById: actor.userId, createdAt: now() },
  });
  await recordAudit(db, actor, {
    event: 'file.uploaded',
    targetType: 'file',
    targetId: file.id,
    after: { name: file.name, size: file.size, hash: file.hash },
  });
  const { hash: _, ...summary } = file;
  return success(summary);
}

type Save = (file: NewFile, keep: () => Promise<void>) => Promise<Result<FileSummary>>;

/** Bytes, their kind, their row. What is refused or breaks off leaves nothing. */
export async function takeIn(name: string, upload: Upload, save: Save): Promise<Result<FileSummary>> {
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
