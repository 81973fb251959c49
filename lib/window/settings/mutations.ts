import 'server-only';
import { z } from 'zod';
import { type Actor, administrators } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { deleteClosure, insertClosure } from '@/lib/calendar/mutations';
import { toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { organizationId } from '@/lib/core/id-shapes';
import { newId, type OrganizationId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { loadWindowFacts, operatingNow } from '../queries';
import { instantOf } from '../rules';
import { formatMinuteSpan, formatMinutes } from '../wording/rules';
import { checkHours, checkOnlineEnd } from './rules';
import type { AddClosureInput, RemoveClosureInput, SetHoursInput, SetOnlineEndInput } from './schema';

const idShape = z.object({ id: organizationId });

/**
 * The own prefecture's online end from a date on (S0 §1 point 3). Of two people who set it at once, the second is told; the towns of the
 * prefecture and the center are told of the change.
 */
export async function setOnlineEnd(db: Db, actor: Actor, input: SetOnlineEndInput): Promise<Result<{ date: string }>> {
  const { validFrom, onlineEnd, reason, version } = input;
  const facts = await loadWindowFacts(db, validFrom);
  const checked = checkOnlineEnd(input, facts, await operatingNow(db));
  if (!checked.ok) return checked;
  const before =
    facts.onlineEnds.get(actor.organizationId)?.findLast((end) => end.validFrom <= validFrom)?.onlineEnd ?? null;
  const changed =
    version === 0
      ? await db.$executeRaw`INSERT INTO online_ends (organization_id, valid_from, online_end, reason, updated_at)
          VALUES (${actor.organizationId}::uuid, ${validFrom}::date, ${onlineEnd}, ${reason}, ${now()}) ON CONFLICT DO NOTHING`
      : await db.$executeRaw`UPDATE online_ends SET online_end = ${onlineEnd}, reason = ${reason}, version = version + 1, updated_at = ${now()}
          WHERE organization_id = ${actor.organizationId}::uuid AND valid_from = ${validFrom}::date AND version = ${version}`;
  if (changed !== 1) return failure('conflict');
  const concerned = await askRows(db, idShape)`SELECT id::text FROM organizations
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
      roles: administrators,
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

/** Whose closing days an actor enters: null = the nation's. */
const closedBy = (actor: Actor): OrganizationId | null =>
  actor.organizationKind === 'center' ? null : actor.organizationId;

/** May this day be closed: is it ahead, and has the organization none on it? */
export async function checkClosure(db: Db, actor: Actor, { date }: AddClosureInput): Promise<Result<null>> {
  if (instantOf(date, 24 * 60) <= (await operatingNow(db))) return failure('window.past', 'date');
  const there = await db.closure.count({ where: { date: toDateColumn(date), organizationId: closedBy(actor) } });
  return there > 0 ? failure('window.closureThere', 'date') : success(null);
}

/** A closing day: the center's is the nation's, others' their own. */
export async function addClosure(db: Db, actor: Actor, input: AddClosureInput): Promise<Result<{ date: string }>> {
  const { date, name, nameEn } = input;
  const checked = await checkClosure(db, actor, input);
  if (!checked.ok) return checked;
  const organizationId = closedBy(actor);
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
  if (closure.organizationId !== closedBy(actor)) return failure('denied');
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

const validFromShape = z.object({ validFrom: z.string() });

/** The nation's hours from a date on. Of two people who set them at once, the second is told; all who operate servers are told. */
export async function setHours(db: Db, actor: Actor, input: SetHoursInput): Promise<Result<{ date: string }>> {
  const { validFrom, onlineStart, counterOpens, counterCloses, onlineEnd, silenceMinutes, withdrawalMinutes } = input;
  const checked = checkHours(input, await operatingNow(db));
  if (!checked.ok) return checked;
  const [before] = await askRows(db, validFromShape)`
    SELECT valid_from::text AS "validFrom", online_start AS "onlineStart", counter_opens AS "counterOpens", counter_closes AS "counterCloses",
      online_end AS "onlineEnd" FROM window_settings WHERE valid_from <= ${validFrom}::date ORDER BY valid_from DESC LIMIT 1`;
  const changed =
    input.version === 0
      ? await db.$executeRaw`INSERT INTO window_settings (valid_from, online_start, counter_opens, counter_closes, online_end, silence_minutes,
          withdrawal_minutes, updated_at) VALUES (${validFrom}::date, ${onlineStart}, ${counterOpens}, ${counterCloses}, ${onlineEnd},
          ${silenceMinutes}, ${withdrawalMinutes}, ${now()}) ON CONFLICT DO NOTHING`
      : await db.$executeRaw`UPDATE window_settings SET online_start = ${onlineStart}, counter_opens = ${counterOpens},
          counter_closes = ${counterCloses}, online_end = ${onlineEnd}, silence_minutes = ${silenceMinutes},
          withdrawal_minutes = ${withdrawalMinutes}, version = version + 1, updated_at = ${now()}
          WHERE valid_from = ${validFrom}::date AND version = ${input.version}`;
  if (changed !== 1) return failure('conflict');
  await recordAudit(db, actor, {
    event: 'window_settings.set',
    targetType: 'window_settings',
    targetId: validFrom,
    organizationIds: [actor.organizationId],
    ...(before && { before }),
    after: { validFrom, onlineStart, counterOpens, counterCloses, onlineEnd, silenceMinutes, withdrawalMinutes },
  });
  await tellEverybody(db, actor, input);
  await publish(db, { organizationIds: '*', topic: 'operations', id: validFrom });
  return success({ date: validFrom });
}

async function tellEverybody(db: Db, actor: Actor, { validFrom, counterOpens, counterCloses }: SetHoursInput) {
  const all = await askRows(db, idShape)`SELECT id::text FROM organizations
    WHERE valid_to IS NULL AND kind IN ('municipality', 'prefecture')`;
  await notify(
    db,
    actor,
    all.map(({ id }) => ({
      kind: 'window_settings.set' as const,
      organizationId: id,
      roles: administrators,
      targetType: 'window_settings',
      targetId: validFrom,
      url: '/operations/calendar',
      params: { date: validFrom, span: formatMinuteSpan({ from: counterOpens, to: counterCloses }) },
    })),
  );
}
