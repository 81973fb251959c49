import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { readAs, withActor, withSystem } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { largestPackage } from '../constants';
import { appendPart, dropUpload, keepUpload, receivedBytes } from '../store/gateway';

export interface UploadState {
  readonly id: string;
  /** Bytes that have arrived: where the next part begins. */
  readonly received: number;
  readonly done: boolean;
}

/** Begins an upload in parts. */
export async function beginUpload(
  actor: Actor,
  { name, size }: { readonly name: string; readonly size: number },
): Promise<Result<UploadState>> {
  if (size > largestPackage) return failure('delivery.tooLarge', 'size');
  const id = newId();
  await withActor(
    actor,
    (db) => db.$executeRaw`
      INSERT INTO delivery_uploads (id, organization_id, user_id, file_name, size, created_at)
      VALUES (${id}::uuid, ${actor.organizationId}::uuid, ${actor.userId}::uuid, ${name}, ${size}::bigint, ${now()})`,
  );
  return success({ id, received: 0, done: false });
}

const rowShape = z.object({ size: z.number(), hash: z.string().nullable() });
type Row = z.infer<typeof rowShape>;

const findUpload = (actor: Actor, id: string): Promise<Row | undefined> =>
  readAs(actor, async (db) => {
    const [row] = await askRows(db, rowShape)`
      SELECT size::float8 AS size, hash FROM delivery_uploads WHERE id = ${id}::uuid AND user_id = ${actor.userId}::uuid`;
    return row;
  });

/** How much has arrived: where to go on after a cut. */
export async function readUpload(actor: Actor, id: string): Promise<Result<UploadState>> {
  const upload = await findUpload(actor, id);
  if (!upload) return failure('notFound');
  if (upload.hash !== null) return success({ id, received: upload.size, done: true });
  return success({ id, received: await receivedBytes(id), done: false });
}

/** Takes the next part. The last one completes the file. */
export async function receivePart(
  actor: Actor,
  { id, offset }: { readonly id: string; readonly offset: number },
  body: AsyncIterable<Uint8Array>,
): Promise<Result<UploadState>> {
  const upload = await findUpload(actor, id);
  if (!upload || upload.hash !== null) return failure('notFound');
  const received = await appendPart(id, offset, body, upload.size);
  if (received === null) return failure('conflict');
  if (received < upload.size) return success({ id, received, done: false });
  const hash = await keepUpload(id);
  await withActor(
    actor,
    (db) => db.$executeRaw`
      UPDATE delivery_uploads SET hash = ${hash}, received = size WHERE id = ${id}::uuid AND hash IS NULL`,
  );
  // Only now: a machine that stops before this goes on with the parts.
  await dropUpload(id);
  return success({ id, received, done: true });
}

/** Days for which an upload that was cut off can be gone on with. */
const keptDays = 7;

const idShape = z.object({ id: z.string() });

/** Removes what was begun to be uploaded and left; answers how many. */
export async function sweepUploads(): Promise<number> {
  const left = await withSystem(
    'delivery.uploads',
    (db) => askRows(db, idShape)`
      DELETE FROM delivery_uploads WHERE hash IS NULL AND created_at < ${now()}::timestamptz - make_interval(days => ${keptDays}::integer)
      RETURNING id::text`,
  );
  for (const { id } of left) await dropUpload(id);
  return left.length;
}
