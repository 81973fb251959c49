import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { findCategory } from '../categories/queries';

/** Keeps a category at hand, or no longer. */
export async function setFavourite(
  db: Db,
  actor: Actor,
  { code, on }: { readonly code: string; readonly on: boolean },
): Promise<Result<{ code: string }>> {
  if (on)
    await db.$executeRaw`
      INSERT INTO article_favourites (user_id, code) VALUES (${actor.userId}::uuid, ${code}) ON CONFLICT DO NOTHING`;
  else await db.articleFavourite.deleteMany({ where: { userId: actor.userId, code } });
  return success({ code });
}

/** To be told of each new article of a category, not to have it counted, or neither. */
export async function setWatch(
  db: Db,
  actor: Actor,
  { code, mode }: { readonly code: string; readonly mode: 'watch' | 'mute' | 'usual' },
): Promise<Result<{ code: string }>> {
  const category = await findCategory(db, code);
  if (category === null || category.posting === 'nobody') return failure('notFound', 'code');
  const key = { userId: actor.userId, categoryId: category.id };
  if (mode === 'usual') await db.articleWatch.deleteMany({ where: key });
  else
    await db.$executeRaw`
      INSERT INTO article_watches (user_id, organization_id, category_id, mode)
      VALUES (${actor.userId}::uuid, ${actor.organizationId}::uuid, ${category.id}::uuid, ${mode}::article_watch_mode)
      ON CONFLICT (user_id, category_id) DO UPDATE SET mode = EXCLUDED.mode`;
  return success({ code });
}
