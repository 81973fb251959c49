import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Problem, type Result, success } from '@/lib/core/errors';
import { newId, type OrganizationId } from '@/lib/core/ids';
import { grantFiles } from '@/lib/files/mutations';
import { addDuties } from '../duties/mutations';
import { enter } from '../entries/mutations';
import { operatorHears, waitingOf } from '../flow/rules';
import { addLinks } from '../links/mutations';
import { tell } from '../notifications/mutations';
import { findBodies, findNational, lockIncident } from '../queries';
import { checkReport } from '../report/rules';
import { type OpenIncidentInput, reportSchema } from '../schema';
import type { Progress, ReportValues } from '../types';
import { checkCall, kindFits } from './rules';

type Done = Result<{ number: number }>;

/** The body of the middle lane; null = there is none. */
async function chooseLane2(
  db: Db,
  actor: Actor,
  { lane2Kind, lane2Code }: OpenIncidentInput,
): Promise<Result<OrganizationId | null>> {
  if (lane2Kind === 'none')
    return kindFits('none', actor) ? success(null) : failure('incidents.lane2Required', 'lane2Kind');
  if (lane2Kind === 'prefecture')
    return actor.parentOrganizationId === null
      ? failure('incidents.noPrefecture', 'lane2Kind')
      : success(actor.parentOrganizationId);
  const [body] = lane2Kind === 'center' ? [] : await findBodies(db, [lane2Code]);
  const id = lane2Kind === 'center' ? await findNational(db, 'center') : body?.id;
  if (!id) return failure('incidents.unknownBody', 'lane2Code', { code: lane2Code });
  if (body && body.kind !== 'agency') return failure('incidents.noAgency', 'lane2Code', { code: lane2Code });
  return id === actor.organizationId ? failure('incidents.lane2Self', 'lane2Kind') : success(id);
}

export const reportOf = (input: object): ReportValues => {
  const keys = Object.keys(reportSchema.shape) as (keyof ReportValues)[];
  return Object.fromEntries(keys.map((key) => [key, Reflect.get(input, key)])) as unknown as ReportValues;
};

/**
 * Opens an incident with its first report. It is seen by the body and its middle lane; by the operator at once only where it is urgent or
 * nobody is between. If it is urgent, somebody has been called before (S3).
 */
export async function openIncident(db: Db, actor: Actor, input: OpenIncidentInput): Promise<Done> {
  const values = reportOf(input);
  const problems: Problem[] = [...checkReport(values, 'first', now()), ...checkCall(input, now())];
  if (input.detectedAt > now()) problems.push({ code: 'incidents.inFuture', field: 'detectedAt' });
  if (problems.length > 0) return { ok: false, problems };
  const lane2 = await chooseLane2(db, actor, input);
  if (!lane2.ok) return lane2;
  const operator = await findNational(db, 'operator');
  if (operator === null) return failure('incidents.noOperator');
  const id = newId();
  const { title, flow, leak, security, urgent, lane2Kind, detectedAt } = input;
  const progress: Progress = { lane2Kind, done: { 1: 0, 2: 0, 3: 0 }, escalated: false, closed: false };
  const bodies = { 1: actor.organizationId, 2: lane2.value, 3: operator };
  const hears = operatorHears(progress, urgent) ? [operator] : [];
  const middle = lane2.value === null ? [] : [lane2.value];
  const seen = [...new Set([actor.organizationId, ...middle, ...hears])];
  const at = now();
  await db.incident.createMany({
    data: [
      {
        ...{
          id,
          title,
          flow,
          leak,
          security,
          urgent,
          lane2Kind,
          detectedAt,
          createdBy: actor.userId,
          createdAt: at,
          updatedAt: at,
        },
        ...{ organizationId: actor.organizationId, lane2OrganizationId: lane2.value, lane3OrganizationId: operator },
        ...{ concernedIds: seen, waitingIds: waitingOf(progress, bodies) },
      },
    ],
  });
  if (!(await grantFiles(db, actor, input.fileIds, seen))) return failure('notFound', 'fileIds');
  await db.incidentRevision.createMany({
    data: [
      {
        ...{ incidentId: id, revision: 1, kind: 'first', values: { ...values }, fileIds: [...input.fileIds], at },
        ...{ organizationId: actor.organizationId, userName: actor.userName },
      },
    ],
  });
  const incident = await lockIncident(db, id);
  if (incident === null) throw new Error('an incident that was just written is not there');
  await enter(db, actor, incident, { kind: 'opened', lane: 1, text: values.summary });
  if (input.callTo !== '')
    await enter(db, actor, incident, {
      kind: 'called',
      data: { to: input.callTo, at: input.callAt, reached: input.callReached },
    });
  await addDuties(db, incident, { leak, security });
  for (const [kind, numbers] of [
    ['alarm', input.alarms],
    ['ticket', input.tickets],
  ] as const) {
    const linked = await addLinks(db, actor, incident, kind, numbers);
    if (!linked.ok) return linked;
  }
  await tell(
    db,
    actor,
    incident,
    'incident.opened',
    seen.filter((one) => one !== actor.organizationId),
  );
  return success({ number: incident.number });
}
