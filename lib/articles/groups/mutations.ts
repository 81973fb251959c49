import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { resolveAddressees } from '../addressees/queries';
import type { SaveGroupInput } from './schema';

/** Puts a list of addressees together, or anew. Problems: a name that nobody or several have, nobody left, the name of another list. */
export async function saveGroup(db: Db, actor: Actor, input: SaveGroupInput): Promise<Result<{ id: string }>> {
  const members = await resolveAddressees(db, actor, { groups: [], names: input.names });
  if (!members.ok) return members;
  if (members.value.length === 0) return failure('articles.groupEmpty', 'names');
  const { organizationId } = actor;
  const other = await db.articleGroup.count({
    where: { organizationId, name: input.name, ...(input.id === '' ? {} : { id: { not: input.id } }) },
  });
  if (other > 0) return failure('articles.groupThere', 'name');
  const id = input.id === '' ? newId() : input.id;
  const data = { name: input.name, updatedAt: now() };
  if (input.id === '') await db.articleGroup.createMany({ data: { id, organizationId, ...data } });
  else {
    const where = { id, ...(input.version === null ? {} : { version: input.version }) };
    const { count } = await db.articleGroup.updateMany({ where, data: { ...data, version: { increment: 1 } } });
    if (count === 0) return failure((await db.articleGroup.count({ where: { id } })) === 0 ? 'notFound' : 'conflict');
    await db.articleGroupMember.deleteMany({ where: { groupId: id } });
  }
  const ids = members.value.map((member) => member.id);
  await db.$executeRaw`
    INSERT INTO article_group_members (group_id, organization_id) SELECT ${id}::uuid, m FROM unnest(${ids}::uuid[]) m`;
  const change = { event: 'article_group.saved', targetType: 'article_group', targetId: id } as const;
  await recordAudit(db, actor, { ...change, after: { name: input.name, members: ids.length } });
  return success({ id });
}

export async function removeGroup(db: Db, actor: Actor, id: string): Promise<Result<{ id: string }>> {
  const { count } = await db.articleGroup.deleteMany({ where: { id } });
  if (count === 0) return failure('notFound');
  await recordAudit(db, actor, { event: 'article_group.removed', targetType: 'article_group', targetId: id });
  return success({ id });
}
