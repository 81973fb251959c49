import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import type { FileSummary } from './types';

/**
 * Attaches a file to the entry that is being written and makes it visible to the organizations that see the entry. A file that
 * the actor does not see (another user's upload, another organization's file) is not found. A file that somebody else attached
 * earlier can be passed on to further organizations by everybody who sees it.
 */
export async function grantFile(
  db: Db,
  actor: Pick<Actor, 'userId' | 'organizationId'>,
  fileId: string,
  organizationIds: readonly string[],
): Promise<Result<FileSummary>> {
  await db.file.updateMany({
    where: { id: fileId, attachedAt: null, uploadedById: actor.userId },
    data: { attachedAt: now() },
  });
  const file = await db.file.findUnique({
    where: { id: fileId },
    select: { id: true, name: true, mediaType: true, size: true, organizationId: true },
  });
  if (!file) return failure('notFound');
  const others = [...new Set(organizationIds)].filter((id) => id !== file.organizationId);
  await db.fileGrant.createMany({
    data: others.map((organizationId) => ({
      fileId,
      organizationId,
      grantedByOrganizationId: actor.organizationId,
      at: now(),
    })),
    skipDuplicates: true,
  });
  const { organizationId: _, ...summary } = file;
  return success(summary);
}
