import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/i18n/locale';
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

/** The language switch on every page: mails and the next log-in follow it. The same language again changes nothing. */
export async function changeLocale(db: Db, actor: Actor, locale: Locale): Promise<void> {
  const { locale: before } = await getProfile(db, actor);
  if (before === locale) return;
  await db.user.updateMany({ where: { id: actor.userId }, data: { locale, version: { increment: 1 } } });
  const change = { before: { locale: before }, after: { locale } };
  await recordAudit(db, actor, { event: 'profile.changed', targetType: 'user', targetId: actor.userId, ...change });
}
