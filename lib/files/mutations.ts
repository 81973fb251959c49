import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import type { AuditActor } from '@/lib/audit/types';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import type { FileSummary, NewFile } from './types';

/**
 * Makes the row of a file whose bytes `keepBytes` puts in place. Order matters: quota, then the body row's lock, then the bytes,
 * then the row; so a row never names missing bytes, and the sweep cannot remove bytes that are about to be named.
 */
export async function createFile(
  db: Db,
  actor: AuditActor & Pick<Actor, 'userId' | 'organizationId'>,
  file: NewFile,
  defaultQuota: number,
  keepBytes: () => Promise<void>,
): Promise<Result<FileSummary>> {
  const [quota] = await db.$queryRaw<{ fits: boolean }[]>`
    SELECT renkei.take_file_quota(${actor.organizationId}::uuid, ${file.size}::bigint, ${defaultQuota}::bigint) AS fits`;
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

/**
 * Attaches files to the entry that is being written and makes them visible to the organizations that see the entry; false = one of them
 * the actor does not see (another user's upload, another organization's file), or it was uploaded before a merger moved the uploader: it
 * belongs to the old body. A file that somebody else attached earlier can be passed on to further organizations by everybody
 * who sees it.
 */
export async function grantFiles(
  db: Db,
  { userId, organizationId }: Pick<Actor, 'userId' | 'organizationId'>,
  fileIds: readonly string[],
  organizationIds: readonly string[],
): Promise<boolean> {
  const ids = [...fileIds];
  if (ids.length === 0) return true;
  await db.$executeRaw`
    UPDATE files SET attached_at = ${now()} WHERE id = ANY (${ids}::uuid[]) AND attached_at IS NULL
      AND uploaded_by_id = ${userId}::uuid AND organization_id = ${organizationId}::uuid`;
  const missing = await db.$queryRaw<unknown[]>`
    SELECT FROM unnest(${ids}::uuid[]) wanted
    WHERE NOT EXISTS (SELECT FROM files f WHERE f.id = wanted AND f.attached_at IS NOT NULL) LIMIT 1`;
  if (missing.length > 0) return false;
  await db.$executeRaw`
    INSERT INTO file_grants (file_id, organization_id, granted_by_organization_id, at)
    SELECT f.id, reader, ${organizationId}::uuid, ${now()}
    FROM files f, unnest(${[...new Set(organizationIds)]}::uuid[]) reader
    WHERE f.id = ANY (${ids}::uuid[]) AND reader <> f.organization_id
    ON CONFLICT DO NOTHING`;
  return true;
}

/** What `from` sees of these files `to` sees as well, whoever acts. In `withSystem` only. */
export async function passOnFiles(db: Db, fileIds: readonly string[], from: string, to: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO file_grants (file_id, organization_id, granted_by_organization_id, at)
    SELECT id, ${to}::uuid, ${from}::uuid, ${now()} FROM unnest(${[...fileIds]}::uuid[]) id ON CONFLICT DO NOTHING`;
}
