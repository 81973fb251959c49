import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { grantFiles } from '@/lib/files/mutations';
import { addDuties } from '../duties/mutations';
import { enter, move } from '../entries/mutations';
import { tell } from '../notifications/mutations';
import { reportOf } from '../opening/mutations';
import { lockIncident } from '../queries';
import type { ReviseReportInput } from '../schema';
import { checkReport, kindsAfter } from './rules';

/**
 * A further revision of the one report: of the same report posted twice the second finds another version and is a conflict. A branch that
 * is found on the way (a leak) brings its duties; one that has been opened is not closed again by unticking it.
 */
export async function reviseReport(
  db: Db,
  actor: Actor,
  input: ReviseReportInput,
): Promise<Result<{ number: number }>> {
  const incident = await lockIncident(db, input.id);
  if (incident === null) return failure('notFound');
  if (incident.bodies[1] !== actor.organizationId) return failure('denied');
  if (incident.version !== input.version) return failure('conflict');
  if (incident.progress.closed) return failure('incidents.closed');
  if (!kindsAfter(incident.reportKind).some((kind) => kind === input.kind))
    return failure('incidents.reportEnded', 'kind');
  const values = reportOf(input);
  const problems = checkReport(values, input.kind, now());
  if (problems.length > 0) return { ok: false, problems };
  if (!(await grantFiles(db, actor, input.fileIds, incident.concernedIds))) return failure('notFound', 'fileIds');
  const revision = incident.revision + 1;
  await db.incidentRevision.createMany({
    data: [
      {
        ...{
          incidentId: incident.id,
          revision,
          kind: input.kind,
          values: { ...values },
          fileIds: [...input.fileIds],
          at: now(),
        },
        ...{ organizationId: actor.organizationId, userName: actor.userName },
      },
    ],
  });
  const branches = { leak: incident.leak || input.leak, security: incident.security || input.security };
  await addDuties(db, incident, branches);
  await enter(db, actor, incident, {
    kind: 'revised',
    lane: 1,
    data: { revision: String(revision), kind: input.kind },
  });
  await move(db, incident, incident.progress, { revision, reportKind: input.kind, ...branches });
  await tell(
    db,
    actor,
    incident,
    'incident.revised',
    incident.concernedIds.filter((id) => id !== actor.organizationId),
  );
  return success({ number: incident.number });
}
