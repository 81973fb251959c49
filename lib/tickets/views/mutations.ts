import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { SaveViewInput } from './schema';

const viewLimit = 20;

/** Keeps a list's filters under a name; the same name is replaced. Problem: more than twenty views. */
export async function saveView(db: Db, actor: Actor, input: SaveViewInput): Promise<Result<{ query: string }>> {
  const others = await db.ticketView.count({ where: { userId: actor.userId, name: { not: input.name } } });
  if (others >= viewLimit) return failure('tooMany', 'name', { limit: viewLimit });
  await db.$executeRaw`
    INSERT INTO ticket_views (id, user_id, name, query, created_at)
    VALUES (${newId()}::uuid, ${actor.userId}::uuid, ${input.name}, ${input.query}, ${now()})
    ON CONFLICT (user_id, name) DO UPDATE SET query = EXCLUDED.query`;
  return success({ query: input.query });
}

export async function deleteView(db: Db, actor: Actor, id: string): Promise<Result<null>> {
  const { count } = await db.ticketView.deleteMany({ where: { id, userId: actor.userId } });
  return count === 1 ? success(null) : failure('notFound');
}
