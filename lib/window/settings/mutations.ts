import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { deleteClosure, insertClosure } from '@/lib/calendar/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events';
import { newId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { latestEnd } from '../constants';
import { loadWindowFacts, operatingNow } from '../queries';
import { instantOf, settingsOn } from '../rules';
import { formatMinutes } from '../wording/rules';
import type { AddClosureInput, RemoveClosureInput, SetOnlineEndInput } from './schema';

/**
 * The own prefecture's online end from a date on (S0 §1 point 3). Of two people who set it at once, the second is told; the towns of the
 * prefecture and the center are told of the change.
 */
export async function setOnlineEnd(db: Db, actor: Actor, input: SetOnlineEndInput): Promise<Result<{ date: string }>> {
  const { validFrom, onlineEnd, reason, version } = input;
  const facts = await loadWindowFacts(db, validFrom);
  const { counterCloses } = settingsOn(validFrom, facts);
  if (instantOf(validFrom, 0) <= (await operatingNow(db))) return failure('window.past', 'validFrom');
  if (onlineEnd !== null && onlineEnd < counterCloses)
    return failure('window.endBeforeClosing', 'onlineEnd', { time: formatMinutes(counterCloses) });
  if (onlineEnd !== null && onlineEnd > latestEnd)
    return failure('window.runsIntoNextDay', 'onlineEnd', { time: formatMinutes(latestEnd) });
  const before =
    facts.onlineEnds.get(actor.organizationId)?.findLast((end) => end.validFrom <= validFrom)?.onlineEnd ?? null;
  const changed =
    version === 0
      ? await db.$executeRaw`INSERT INTO online_ends (organization_id, valid_from, online_end, reason, updated_at)
          VALUES (${actor.organizationId}::uuid, ${validFrom}::date, ${onlineEnd}, ${reason}, ${now()}) ON CONFLICT DO NOTHING`
      : await db.$executeRaw`UPDATE online_ends SET online_end = ${onlineEnd}, reason = ${reason}, version = version + 1, updated_at = ${now()}
          WHERE organization_id = ${actor.organizationId}::uuid AND valid_from = ${validFrom}::date AND version = ${version}`;
  if (changed !== 1) return failure('conflict');
  const concerned = await db.$queryRaw<{ id: string }[]>`SELECT id::text FROM organizations
    WHERE valid_to IS NULL AND (parent_id = ${actor.organizationId}::uuid OR kind = 'center')`;
  const organizationIds = [actor.organizationId, ...concerned.map(({ id }) => id)];
  await recordAudit(db, actor, {
    event: 'online_end.set',
    targetType: 'online_end',
    targetId: actor.organizationId,
    organizationIds,
    before: { onlineEnd: before },
    after: { validFrom, onlineEnd, reason },
  });
  await notify(
    db,
    actor,
    concerned.map(({ id }) => ({
      kind: 'online_end.set' as const,
      organizationId: id,
      roles: ['system_administrator', 'system_management'] as const,
      targetType: 'online_end',
      targetId: actor.organizationId,
      url: '/operations/calendar',
      params: {
        ...{ date: validFrom, time: onlineEnd === null ? '–' : formatMinutes(onlineEnd) },
        ...{ organization: actor.organizationName, organizationEn: actor.organizationNameEn },
      },
    })),
  );
  await publish(db, { organizationIds: '*', topic: 'operations', id: validFrom });
  return success({ date: validFrom });
}

/** A closing day: the center's is the nation's, others' their own. */
export async function addClosure(db: Db, actor: Actor, input: AddClosureInput): Promise<Result<{ date: string }>> {
  const { date, name, nameEn } = input;
  if (instantOf(date, 24 * 60) <= (await operatingNow(db))) return failure('window.past', 'date');
  const organizationId = actor.organizationKind === 'center' ? null : actor.organizationId;
  const id = newId();
  if (!(await insertClosure(db, { id, date, organizationId, name, nameEn })))
    return failure('window.closureThere', 'date');
  await recordAudit(db, actor, {
    event: 'closure.added',
    targetType: 'closure',
    targetId: id,
    organizationIds: [actor.organizationId],
    after: { date, name },
  });
  await publish(db, { organizationIds: '*', topic: 'operations', id: date });
  return success({ date });
}

export async function removeClosure(
  db: Db,
  actor: Actor,
  { id }: RemoveClosureInput,
): Promise<Result<{ date: string }>> {
  const closure = await db.closure.findUnique({ where: { id } });
  if (closure === null) return failure('notFound');
  const own = actor.organizationKind === 'center' ? null : actor.organizationId;
  if (closure.organizationId !== own) return failure('denied');
  const date = closure.date.toISOString().slice(0, 10);
  if (instantOf(date, 24 * 60) <= (await operatingNow(db))) return failure('window.past', 'date');
  if (!(await deleteClosure(db, id, date))) return failure('conflict');
  await recordAudit(db, actor, {
    event: 'closure.removed',
    targetType: 'closure',
    targetId: id,
    organizationIds: [actor.organizationId],
    before: { date, name: closure.name },
  });
  await publish(db, { organizationIds: '*', topic: 'operations', id: date });
  return success({ date });
}
