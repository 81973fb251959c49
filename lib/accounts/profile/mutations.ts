import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { getProfile } from './queries';
import type { profileSchema } from './schema';

export async function changeProfile(
  db: Db,
  actor: Actor,
  { version, ...wanted }: z.output<typeof profileSchema>,
): Promise<Result<null>> {
  const { email, phone, locale } = await getProfile(db, actor);
  const { count } = await db.user.updateMany({
    where: { id: actor.userId, version },
    data: { ...wanted, version: { increment: 1 } },
  });
  if (count === 0) return failure('conflict');
  const change = { before: { email, phone, locale }, after: wanted };
  await recordAudit(db, actor, { event: 'profile.changed', targetType: 'user', targetId: actor.userId, ...change });
  return success(null);
}
