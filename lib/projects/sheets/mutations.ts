import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { newId } from '@/lib/core/ids';
import { linesLimit } from '../constants';
import { type LockedProject, lockProject } from '../queries';
import type { ApproveTuningInput, RemoveLineInput, SaveCheckInput, SaveRiskInput, SaveTuningInput } from '../schema';

type Done = Result<{ number: number; sheet: Sheet }>;
export type Sheet = 'tuning' | 'check' | 'risk';

/** The change of a line, what the log says of it, and the answer. */
async function close(
  db: Db,
  actor: Actor,
  project: LockedProject,
  event: `project_${Sheet}.${'added' | 'changed' | 'approved' | 'removed'}`,
  after: Readonly<Record<string, unknown>>,
): Promise<Done> {
  await recordAudit(db, actor, {
    ...{ event, targetType: 'project', targetId: project.id, organizationIds: project.partnerIds },
    after: { number: project.number, ...after },
  });
  await db.project.updateMany({ where: { id: project.id }, data: { updatedAt: now() } });
  await publish(db, { organizationIds: project.partnerIds, topic: 'projects', id: project.id });
  const sheet = event.startsWith('project_tuning') ? 'tuning' : event.startsWith('project_check') ? 'check' : 'risk';
  return success({ number: project.number, sheet });
}

/** A line of the tuning sheet, new or changed; a change takes its approval away. */
export async function saveTuning(db: Db, actor: Actor, input: SaveTuningInput): Promise<Done> {
  const { projectId, lineId, version, ...line } = input;
  const project = await lockProject(db, projectId, actor.organizationId);
  if (project === null) return failure('notFound');
  if (line.way !== 'none' && line.difference === '') return failure('required', 'difference');
  if (lineId === '') {
    if ((await db.projectTuning.count({ where: { projectId } })) >= linesLimit) return tooMany();
    await db.projectTuning.createMany({ data: [{ id: newId(), projectId, ...line, editedBy: actor.userId }] });
    return close(db, actor, project, 'project_tuning.added', line);
  }
  const { count } = await db.projectTuning.updateMany({
    where: { id: lineId, projectId, version },
    data: { ...line, editedBy: actor.userId, approvedBy: '', approvedAt: null, version: version + 1 },
  });
  return count === 0 ? failure('conflict') : close(db, actor, project, 'project_tuning.changed', line);
}

const tooMany = () => failure('projects.tooManyLines', undefined, { max: linesLimit });

/** Approved by somebody other than who wrote it, and only with a decision. */
export async function approveTuning(
  db: Db,
  actor: Actor,
  { projectId, lineId, version }: ApproveTuningInput,
): Promise<Done> {
  const project = await lockProject(db, projectId, actor.organizationId);
  if (project === null) return failure('notFound');
  const line = await db.projectTuning.findFirst({ where: { id: lineId, projectId } });
  if (line === null) return failure('notFound');
  if (line.version !== version || line.approvedAt !== null) return failure('conflict');
  if (line.decision === '') return failure('projects.undecided');
  if (line.editedBy === actor.userId) return failure('projects.ownWork');
  await db.projectTuning.updateMany({
    where: { id: lineId, version },
    data: { approvedBy: actor.userName, approvedAt: now(), version: version + 1 },
  });
  const { service, parameter, decision } = line;
  return close(db, actor, project, 'project_tuning.approved', { service, parameter, decision });
}

/** A line of a checklist. What failed says why. */
export async function saveCheck(db: Db, actor: Actor, input: SaveCheckInput): Promise<Done> {
  const { projectId, lineId, version, ...line } = input;
  const project = await lockProject(db, projectId, actor.organizationId);
  if (project === null) return failure('notFound');
  if ((line.result === 'failed' || line.result === 'not_applicable') && line.note === '')
    return failure('required', 'note');
  const checked =
    line.result === 'open' ? { checkedBy: '', checkedAt: null } : { checkedBy: actor.userName, checkedAt: now() };
  if (lineId === '') {
    if ((await db.projectCheck.count({ where: { projectId } })) >= linesLimit) return tooMany();
    await db.projectCheck.createMany({ data: [{ id: newId(), projectId, ...line, ...checked }] });
    return close(db, actor, project, 'project_check.added', line);
  }
  const { list: _, ...changes } = line;
  const { count } = await db.projectCheck.updateMany({
    where: { id: lineId, projectId, version },
    data: { ...changes, ...checked, version: version + 1 },
  });
  return count === 0 ? failure('conflict') : close(db, actor, project, 'project_check.changed', line);
}

export async function saveRisk(db: Db, actor: Actor, input: SaveRiskInput): Promise<Done> {
  const { projectId, lineId, version, ...line } = input;
  const project = await lockProject(db, projectId, actor.organizationId);
  if (project === null) return failure('notFound');
  if (lineId === '') {
    if ((await db.projectRisk.count({ where: { projectId } })) >= linesLimit) return tooMany();
    await db.projectRisk.createMany({ data: [{ id: newId(), projectId, ...line }] });
    return close(db, actor, project, 'project_risk.added', line);
  }
  const { count } = await db.projectRisk.updateMany({
    where: { id: lineId, projectId, version },
    data: { ...line, version: version + 1 },
  });
  return count === 0 ? failure('conflict') : close(db, actor, project, 'project_risk.changed', line);
}

/** Takes a line off its sheet; what it said stays in the log. */
export async function removeLine(db: Db, actor: Actor, input: RemoveLineInput): Promise<Done> {
  const { projectId, sheet, lineId: id, version } = input;
  const project = await lockProject(db, projectId, actor.organizationId);
  if (project === null) return failure('notFound');
  const where = { id, projectId, version };
  const found =
    sheet === 'tuning'
      ? await db.projectTuning.findFirst({ where, select: { service: true, parameter: true, decision: true } })
      : sheet === 'check'
        ? await db.projectCheck.findFirst({ where, select: { title: true, result: true, note: true } })
        : await db.projectRisk.findFirst({ where, select: { title: true, measure: true } });
  if (found === null) return failure('conflict');
  if (sheet === 'tuning') await db.projectTuning.deleteMany({ where });
  else if (sheet === 'check') await db.projectCheck.deleteMany({ where });
  else await db.projectRisk.deleteMany({ where });
  return close(db, actor, project, `project_${sheet}.removed`, found);
}
