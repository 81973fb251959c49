import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan, toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { listPeople } from './queries';
import type { NameDeputyInput } from './schema';

/** Somebody of the own organization decides in a colleague's place for a while. */
export async function nameDeputy(db: Db, actor: Actor, input: NameDeputyInput): Promise<Result<null>> {
  const { userId, deputyId, validFrom, validTo } = input;
  const people = await listPeople(db, actor);
  const user = people.find(({ id }) => id === userId);
  const deputy = people.find(({ id }) => id === deputyId);
  if (!user) return failure('notFound', 'userId');
  if (!user.reviews) return failure('applications.deputyUnknown', 'userId');
  if (!deputy) return failure('applications.deputyUnknown', 'deputyId');
  if (user.id === deputy.id) return failure('applications.deputySelf', 'deputyId');
  if (validTo < validFrom) return failure('applications.deputySpan', 'validTo');
  if (validTo < dateInJapan(now())) return failure('applications.deputyPast', 'validTo');
  const id = newId();
  await db.applicationDeputy.createMany({
    data: [
      {
        ...{ id, organizationId: actor.organizationId, userId, deputyId, createdAt: now() },
        ...{ validFrom: toDateColumn(validFrom), validTo: toDateColumn(validTo) },
      },
    ],
  });
  await recordAudit(db, actor, {
    event: 'application_deputy.named',
    targetType: 'application_deputy',
    targetId: id,
    after: { user: user.name, deputy: deputy.name, validFrom, validTo },
  });
  return success(null);
}

export async function removeDeputy(db: Db, actor: Actor, id: string): Promise<Result<null>> {
  const { count } = await db.applicationDeputy.deleteMany({ where: { id, organizationId: actor.organizationId } });
  if (count !== 1) return failure('notFound');
  await recordAudit(db, actor, { event: 'application_deputy.removed', targetType: 'application_deputy', targetId: id });
  return success(null);
}
