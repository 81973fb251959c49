import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import { anyRow, askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import type { OrganizationId } from '@/lib/core/ids';
import type { FileSummary } from './types';
import { acceptedName, createFile, takeIn, type Upload } from './uploads/mutations';

/** Takes in bytes that the portal itself holds, in the caller's transaction, by the rules of every upload. */
export async function takeInCopy(db: Db, actor: Actor, upload: Upload): Promise<Result<FileSummary>> {
  const name = acceptedName(upload);
  return name.ok ? takeIn(name.value, upload, (file, keep) => createFile(db, actor, file, keep)) : name;
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
  organizationIds: readonly OrganizationId[],
): Promise<boolean> {
  const ids = [...fileIds];
  if (ids.length === 0) return true;
  await db.$executeRaw`
    UPDATE files SET attached_at = ${now()} WHERE id = ANY (${ids}::uuid[]) AND attached_at IS NULL
      AND uploaded_by_id = ${userId}::uuid AND organization_id = ${organizationId}::uuid`;
  const missing = await askRows(db, anyRow)`
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
