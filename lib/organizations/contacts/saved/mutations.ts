import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { SaveSearchInput } from './schema';

const most = 20;

/** Keeps a data search under a name; the same name is replaced. Problem: more than twenty. */
export async function saveSearch(db: Db, actor: Actor, input: SaveSearchInput): Promise<Result<{ query: string }>> {
  const others = await db.contactSearch.count({ where: { userId: actor.userId, name: { not: input.name } } });
  if (others >= most) return failure('tooMany', 'name', { limit: most });
  await db.$executeRaw`
    INSERT INTO contact_searches (id, user_id, name, query, created_at)
    VALUES (${newId()}::uuid, ${actor.userId}::uuid, ${input.name}, ${input.query}, ${now()})
    ON CONFLICT (user_id, name) DO UPDATE SET query = EXCLUDED.query`;
  return success({ query: input.query });
}

export async function removeSearch(db: Db, actor: Actor, id: string): Promise<Result<null>> {
  const { count } = await db.contactSearch.deleteMany({ where: { id, userId: actor.userId } });
  return count === 1 ? success(null) : failure('notFound');
}
