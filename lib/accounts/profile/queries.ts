import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';

/** What one may change about oneself, and what only an administrator may. */
export function getProfile(db: Db, actor: Actor) {
  return db.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { name: true, kana: true, loginId: true, email: true, phone: true, locale: true, version: true },
  });
}
