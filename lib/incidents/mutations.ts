import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { announceDisruption } from '@/lib/articles/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import type { OrganizationId } from '@/lib/core/ids';
import { grantFiles } from '@/lib/files/mutations';
import { listIncidentFiles } from './addressees/queries';
import { enter, move } from './entries/mutations';
import { laneOf, phaseToReport, waitsForReview } from './flow/rules';
import { tell } from './notifications/mutations';
import { lockIncident } from './queries';
import type { EscalateInput, RecordCallInput, ReportPhaseInput, ReviewInput } from './schema';

type Done = Result<{ number: number }>;

/**
 * A lane's report of the phase under way. It goes on to whoever hears from this lane; the operator's last one tells everybody, in category
 * 05, in the same transaction.
 */
export async function reportPhase(db: Db, actor: Actor, input: ReportPhaseInput): Promise<Done> {
  const incident = await lockIncident(db, input.id);
  if (incident === null) return failure('notFound');
  if (incident.progress.closed) return failure('incidents.closed');
  const lane = laneOf(actor.organizationId, incident.bodies, incident.progress);
  if (lane === null) return failure('denied');
  const phase = phaseToReport(lane, incident.progress);
  if (phase === null) return failure('incidents.notYet');
  if (incident.version !== input.version || phase !== input.phase) return failure('conflict');
  const ends = lane === 3 && phase === 4;
  let articleNumber: string | null = null;
  if (ends) {
    const { announceTitle: title, announceBody: body } = input;
    if (title === '') return failure('required', 'announceTitle');
    if (body === '') return failure('required', 'announceBody');
    const article = await announceDisruption(db, actor, { title, body });
    if (!article.ok) return article;
    articleNumber = article.value.number;
  }
  await enter(db, actor, incident, { kind: 'reported', lane, phase, text: input.text });
  if (articleNumber !== null)
    await enter(db, actor, incident, { kind: 'announced', lane, data: { article: articleNumber } });
  const progress = { ...incident.progress, done: { ...incident.progress.done, [lane]: phase } };
  const moved = await move(db, incident, progress, articleNumber === null ? {} : { articleNumber });
  await passFiles(db, actor, incident.id, moved.added);
  const others = moved.waiting.filter((id) => id !== actor.organizationId);
  await tell(db, actor, incident, ends ? 'incident.review_due' : 'incident.reported', others);
  return success({ number: incident.number });
}

async function passFiles(db: Db, actor: Actor, incidentId: string, readers: readonly OrganizationId[]): Promise<void> {
  if (readers.length === 0) return;
  const files = await listIncidentFiles(db, incidentId);
  if (!(await grantFiles(db, actor, files, readers))) throw new Error('a file of an incident is not to be passed on');
}

/** 'Not ours alone' (S3): from now on the operator is in it, and recovery is confirmed only after it has acted. */
export async function escalateIncident(db: Db, actor: Actor, input: EscalateInput): Promise<Done> {
  const incident = await lockIncident(db, input.id);
  if (incident === null) return failure('notFound');
  const lane = laneOf(actor.organizationId, incident.bodies, incident.progress);
  if (lane !== 1 && lane !== 2) return failure('denied');
  if (incident.version !== input.version) return failure('conflict');
  if (incident.progress.closed || incident.progress.done[1] >= 4) return failure('incidents.closed');
  if (incident.progress.escalated) return failure('incidents.escalated');
  await enter(db, actor, incident, { kind: 'escalated', lane, text: input.text });
  const moved = await move(db, incident, { ...incident.progress, escalated: true }, { escalatedAt: now() });
  await passFiles(db, actor, incident.id, moved.added);
  const lanes = Object.values(incident.bodies).filter(
    (id): id is OrganizationId => id !== null && id !== actor.organizationId,
  );
  await tell(db, actor, incident, 'incident.escalated', lanes);
  return success({ number: incident.number });
}

/** Writes down that somebody was called, or could not be reached. */
export async function recordCall(db: Db, actor: Actor, input: RecordCallInput): Promise<Done> {
  const incident = await lockIncident(db, input.id);
  if (incident === null) return failure('notFound');
  const lane = laneOf(actor.organizationId, incident.bodies, incident.progress);
  if (lane === null) return failure('denied');
  if (input.callAt > now()) return failure('incidents.inFuture', 'callAt');
  const data = { to: input.callTo, at: input.callAt.toISOString(), reached: input.callReached };
  await enter(db, actor, incident, { kind: 'called', lane, text: input.text, data });
  await move(db, incident, incident.progress);
  return success({ number: incident.number });
}

/** The review with its lessons ends the incident. */
export async function reviewIncident(db: Db, actor: Actor, input: ReviewInput): Promise<Done> {
  const incident = await lockIncident(db, input.id);
  if (incident === null) return failure('notFound');
  if (incident.bodies[1] !== actor.organizationId) return failure('denied');
  if (incident.version !== input.version) return failure('conflict');
  if (!waitsForReview(incident.progress))
    return failure(incident.progress.closed ? 'incidents.closed' : 'incidents.notYet');
  if (incident.reportKind !== 'final') return failure('incidents.finalFirst');
  const { cause, lessons, prevention } = input;
  await enter(db, actor, incident, { kind: 'reviewed', lane: 1, text: lessons, data: { cause, prevention } });
  await enter(db, actor, incident, { kind: 'closed', lane: 1 });
  await move(db, incident, { ...incident.progress, closed: true });
  await tell(
    db,
    actor,
    incident,
    'incident.closed',
    incident.concernedIds.filter((id) => id !== actor.organizationId),
  );
  return success({ number: incident.number });
}
