import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { listHolidays } from '@/lib/calendar/queries';
import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { enter, move } from '../entries/mutations';
import { laneOf } from '../flow/rules';
import { type LockedIncident, lockIncident } from '../queries';
import type { DutyInput, SetDeadlineInput } from '../schema';
import { findDuty, listDeadlines } from './queries';
import { type Branches, dutiesOf } from './rules';

/** No deadline is longer, with what a holiday adds. */
const reach = 120;

/** Enters the outside reports that the branches owe; those that are there stay as they are. */
export async function addDuties(db: Db, { id, detectedAt }: LockedIncident, branches: Branches): Promise<void> {
  if (!branches.leak && !branches.security) return;
  const from = dateInJapan(detectedAt);
  const holidays = await listHolidays(db, from, addDays(from, reach));
  const duties = dutiesOf(branches, detectedAt, await listDeadlines(db), holidays);
  await db.incidentDuty.createMany({ data: duties.map((duty) => ({ incidentId: id, ...duty })), skipDuplicates: true });
}

/** Somebody has reported to the authority. */
export async function recordDuty(db: Db, actor: Actor, input: DutyInput): Promise<Result<{ number: number }>> {
  const incident = await lockIncident(db, input.id);
  if (incident === null) return failure('notFound');
  const lane = laneOf(actor.organizationId, incident.bodies, incident.progress);
  if (lane === null) return failure('denied');
  const { authority, stage, doneAt, reference } = input;
  const duty = await findDuty(db, input);
  if (duty === null) return failure('notFound');
  if (duty.doneAt !== null) return failure('incidents.dutyDone');
  if (doneAt > now()) return failure('incidents.inFuture', 'doneAt');
  if (doneAt < incident.detectedAt) return failure('incidents.beforeDetection', 'doneAt');
  await db.incidentDuty.updateMany({
    where: { incidentId: incident.id, authority, stage, doneAt: null },
    data: { doneAt, doneBy: actor.userName, reference },
  });
  await enter(db, actor, incident, { kind: 'duty_reported', lane, text: reference, data: { authority, stage } });
  await move(db, incident, incident.progress);
  await publish(db, { organizationIds: incident.concernedIds, topic: 'incidents', id: incident.id });
  return success({ number: incident.number });
}

/** The deadline of incidents that are opened from now on. */
export async function setDeadline(
  db: Db,
  actor: Actor,
  { authority, stage, hours, version }: SetDeadlineInput,
): Promise<Result<null>> {
  const before = (await listDeadlines(db)).find((one) => one.authority === authority && one.stage === stage);
  if (before === undefined) return failure('notFound');
  const { count } = await db.incidentDeadline.updateMany({
    where: { authority, stage, version },
    data: { hours, version: version + 1, updatedAt: now() },
  });
  if (count !== 1) return failure('conflict');
  await recordAudit(db, actor, {
    event: 'incident_deadline.set',
    targetType: 'incident_deadline',
    targetId: `${authority} ${stage}`,
    before: { hours: before.hours },
    after: { hours },
  });
  return success(null);
}
