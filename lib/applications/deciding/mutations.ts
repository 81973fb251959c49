import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import type { OrganizationId } from '@/lib/core/ids';
import { grantFiles } from '@/lib/files/mutations';
import type { DecisionKind } from '../constants';
import { type Moved, tellMoved } from '../notifications/mutations';
import type { LockedApplication } from '../queries';
import { standingOf } from '../rules';
import type { ApplicationForm, Values } from '../types';

/** What is entered into an application's log. */
export interface Entry {
  readonly kind: DecisionKind;
  readonly comment?: string;
  readonly flagged?: readonly string[];
  /** As they are filed, or filed again. */
  readonly values?: Values;
  readonly fileIds?: readonly string[];
  readonly deputyFor?: string;
}

export interface Change {
  readonly application: LockedApplication;
  readonly form: Pick<ApplicationForm, 'name' | 'nameEn'>;
  readonly entry: Entry;
}

/** Working days that an applicant has to correct what was returned (ours). */
const correctionDays = 10;

/** What a change makes of an application: pure, but for the calendar. */
function follow({ application, form, entry }: Change, workingDays: (days: number) => string): Moved {
  const { steps, decisions, organizationId } = application;
  const after = standingOf([...decisions, entry], steps.length);
  const step = after.position === null ? undefined : steps[after.position];
  const waitingId =
    after.state === 'returned' ? organizationId : after.state === 'in_review' ? (step?.organizationId ?? null) : null;
  const days = after.state === 'returned' ? correctionDays : (step?.days ?? 0);
  const dueOn = waitingId === null ? null : workingDays(days);
  return { application, form, event: entry.kind, after, waitingId, dueOn };
}

/**
 * Enters one thing into the log of each of these locked applications and brings their rows in line with it: log, standing, route, files,
 * audit rows and notifications, in as many statements for two hundred as for one.
 */
export async function enter(
  db: Db,
  actor: Actor,
  changes: readonly Change[],
  workingDays: (days: number) => string,
): Promise<Moved[]> {
  const at = now();
  const moved = changes.map((change) => follow(change, workingDays));
  const rows = moved.map(({ application, after, waitingId, dueOn }, index) => {
    const entry = changes[index]?.entry;
    return {
      id: application.id,
      sequence: application.decisions.length + 1,
      kind: entry?.kind,
      step: application.position,
      comment: entry?.comment ?? '',
      deputy: entry?.deputyFor ?? '',
      flagged: entry?.flagged ?? [],
      values: entry?.values ?? null,
      files: entry?.fileIds ?? [],
      ...{ state: after.state, position: after.position, open: after.flagged, waiting: waitingId, due: dueOn },
      settled: ['approved', 'rejected', 'withdrawn'].includes(after.state),
    };
  });
  const json = JSON.stringify(rows);
  await db.$executeRaw`
    INSERT INTO application_decisions (application_id, sequence, at, kind, position, organization_id, user_id, user_name, deputy_for, comment,
      flagged, "values", file_ids)
    SELECT r.id, r.sequence, ${at}, r.kind, r.step, ${actor.organizationId}::uuid, ${actor.userId}::uuid, ${actor.userName}, r.deputy, r.comment,
      r.flagged, r."values", r.files
    FROM json_to_recordset(${json}::json) AS r(id uuid, sequence int, kind text, step int, deputy text, comment text, flagged text[],
      "values" jsonb, files uuid[])`;
  await db.$executeRaw`
    UPDATE application_steps s SET reached_at = ${at} FROM json_to_recordset(${json}::json) AS r(id uuid, position int)
    WHERE s.application_id = r.id AND s.position = r.position AND s.reached_at IS NULL`;
  await db.$executeRaw`
    UPDATE applications a SET state = r.state::application_state, position = r.position, flagged = r.open, waiting_organization_id = r.waiting,
      due_on = r.due, updated_at = ${at}, version = a.version + 1,
      settled_at = CASE WHEN r.settled THEN coalesce(a.settled_at, ${at}) END, submitted_at = coalesce(a.submitted_at, ${at}),
      concerned_ids = CASE WHEN r.waiting IS NULL OR a.concerned_ids @> ARRAY[r.waiting] THEN a.concerned_ids ELSE a.concerned_ids || r.waiting END
    FROM json_to_recordset(${json}::json) AS r(id uuid, state text, position int, open text[], waiting uuid, due date, settled boolean)
    WHERE a.id = r.id`;
  await passFiles(db, actor, moved);
  await recordAudit(
    db,
    actor,
    moved.map(({ application, event, after }, index) => ({
      event: `application.${event}` as const,
      targetType: 'application',
      targetId: application.id,
      organizationIds: application.concernedIds,
      before: { state: application.state, position: application.position },
      after: {
        number: application.number,
        state: after.state,
        position: after.position,
        comment: changes[index]?.entry.comment ?? '',
      },
    })),
  );
  await tellMoved(db, actor, moved);
  return moved;
}

/** Whoever's turn it is sees the attachments. */
async function passFiles(db: Db, actor: Actor, moved: readonly Moved[]): Promise<void> {
  const byReader = new Map<OrganizationId, string[]>();
  for (const { application, waitingId } of moved)
    if (waitingId !== null && application.fileIds.length > 0)
      byReader.set(waitingId, [...(byReader.get(waitingId) ?? []), ...application.fileIds]);
  for (const [reader, files] of byReader)
    if (!(await grantFiles(db, actor, files, [reader])))
      throw new Error('a file of an application is not to be passed on');
}
