import 'server-only';
import { z } from 'zod';
import { organizationKinds } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { type Db, withSystem } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';
import { organizationId, userId } from '@/lib/core/id-shapes';
import { notify } from '@/lib/notifications/mutations';
import type { NewNotification } from '@/lib/notifications/types';
import { ticketUrgencies } from '../constants';
import { deskRolesOf } from '../policy';
import { recomputeTask, watchTask } from './constants';
import { writeTargets } from './mutations';
import { findTargets, type KeptTargets } from './queries';

/** Tickets of one transaction; what is left comes with the next. */
const most = 200;

const alertShape = z.object({
  ticketId: z.string(),
  missed: z.boolean(),
  number: z.string(),
  subject: z.string(),
  urgency: z.enum(ticketUrgencies),
  holderId: organizationId,
  holderUserId: userId.nullable(),
  holderKind: z.enum(organizationKinds),
  /** The desk that owes the answer; it may have handed the ticket on. */
  deskId: organizationId,
  deskKind: z.enum(organizationKinds),
  askerName: z.string(),
  askerNameEn: z.string(),
});
type Alert = z.infer<typeof alertShape>;

/**
 * Notes which targets have come near or were missed since the last time, each once for its due time, and answers them. A target that was
 * missed is not warned of any more.
 */
function takeAlerts(db: Db): Promise<Alert[]> {
  const at = now();
  return askRows(db, alertShape)`
    WITH running AS (
      SELECT s.ticket_id, s.desk_organization_id, v.target, v.due, ${at} > v.due AS missed FROM ticket_targets s, LATERAL (VALUES
          ('first_response', s.first_response_due, s.first_response_warn, s.first_responded_at IS NULL),
          ('update', s.update_due, s.update_warn, s.first_responded_at IS NOT NULL),
          ('solution', s.solution_due, s.solution_warn, true)) v(target, due, warn, expected)
      WHERE s.solved_at IS NULL AND s.paused_since IS NULL AND v.expected AND ${at} >= coalesce(v.warn, v.due)),
    told AS (
      INSERT INTO ticket_target_alerts (ticket_id, target, due, missed, at)
      SELECT r.ticket_id, r.target, r.due, r.missed, ${at} FROM running r
      WHERE r.due IS NOT NULL AND NOT EXISTS (SELECT FROM ticket_target_alerts a
        WHERE a.ticket_id = r.ticket_id AND a.target = r.target AND a.due = r.due AND (a.missed OR NOT r.missed))
      ORDER BY r.due LIMIT ${most} ON CONFLICT DO NOTHING RETURNING ticket_id, missed)
    SELECT t.id::text AS "ticketId", a.missed, t.number, t.subject, t.urgency::text, t.holder_organization_id::text AS "holderId",
      t.holder_user_id::text AS "holderUserId", h.kind::text AS "holderKind", d.id::text AS "deskId", d.kind::text AS "deskKind",
      o.name AS "askerName", o.name_en AS "askerNameEn"
    FROM (SELECT ticket_id, bool_or(missed) AS missed FROM told GROUP BY ticket_id) a JOIN tickets t ON t.id = a.ticket_id
    JOIN ticket_targets s ON s.ticket_id = t.id JOIN organizations h ON h.id = t.holder_organization_id
    JOIN organizations d ON d.id = s.desk_organization_id JOIN organizations o ON o.id = t.asker_organization_id
    WHERE t.state NOT IN ('answered', 'closed', 'withdrawn') ORDER BY t.id`;
}

/** Of a target that comes near: who has it in hand, else the desk. Of a missed one the desk too, and the one that owes the answer. */
function notificationsOf(alert: Alert): NewNotification[] {
  const { ticketId, missed, number, subject, holderId, holderUserId } = alert;
  const about = {
    kind: missed ? ('ticket.target_missed' as const) : ('ticket.target_near' as const),
    ...{ targetType: 'ticket', targetId: ticketId, url: `/tickets/${number}`, urgent: alert.urgency === 'urgent' },
    params: { number, subject, organization: alert.askerName, organizationEn: alert.askerNameEn },
  };
  const holder: NewNotification = {
    ...about,
    organizationId: holderId,
    ...(holderUserId === null ? {} : { userId: holderUserId }),
    ...(missed || holderUserId === null ? { roles: deskRolesOf(alert.holderKind) } : {}),
  };
  if (!missed || alert.deskId === holderId) return [holder];
  return [holder, { ...about, organizationId: alert.deskId, roles: deskRolesOf(alert.deskKind) }];
}

/** Warns of targets that come near and tells of missed ones. Safe to call again, and by several workers at once. Returns how many tickets. */
export async function watchTargets(): Promise<number> {
  return withSystem(watchTask, async (db) => {
    const alerts = await takeAlerts(db);
    await notify(db, null, alerts.flatMap(notificationsOf));
    return alerts.length;
  });
}

/** Tickets of one transaction: each is read and written several times, and whoever moves one of them waits. */
const batch = 10;
const firstId = '00000000-0000-0000-0000-000000000000';

const runningShape = z.object({
  id: z.string(),
  dueAt: z.date().nullable(),
  partyIds: z.array(organizationId).readonly(),
});
type Running = z.infer<typeof runningShape>;

/**
 * Computes the targets of everything that is not solved anew, because a calendar has changed: by what is kept of each clock, so that no time
 * is lost, and what has passed stays passed. Safe to call again. Returns how many tickets have another due time now.
 */
export async function recomputeTargets(): Promise<number> {
  let changed = 0;
  for (let after: string | null = firstId; after !== null; ) {
    const from: string = after;
    const done = await withSystem(recomputeTask, (db) => recomputeSome(db, from));
    changed += done.changed;
    after = done.last;
  }
  return changed;
}

async function recomputeSome(
  db: Db,
  after: string,
): Promise<{ readonly changed: number; readonly last: string | null }> {
  // Whoever moves one of them meanwhile waits, or is waited for: neither writes what the other has read.
  const running = await askRows(db, runningShape)`
    SELECT t.id::text, t.due_at AS "dueAt", t.party_ids::text[] AS "partyIds" FROM tickets t
    WHERE t.id > ${after}::uuid AND t.state NOT IN ('answered', 'closed', 'withdrawn') ORDER BY t.id LIMIT ${batch} FOR UPDATE`;
  let changed = 0;
  for (const ticket of running) if (await recomputeOne(db, ticket)) changed += 1;
  return { changed, last: running.length < batch ? null : (running.at(-1)?.id ?? null) };
}

const duesOf = (kept: KeptTargets | null): string =>
  [kept?.firstResponseDue, kept?.updateDue, kept?.solutionDue].map((due) => due?.toISOString() ?? '').join(' ');

async function recomputeOne(db: Db, ticket: Running): Promise<boolean> {
  const { id, dueAt } = ticket;
  const before = await findTargets(db, id);
  if (before === null) return false;
  const due = await writeTargets(db, before);
  const after = await findTargets(db, id);
  if (due?.getTime() === dueAt?.getTime() && duesOf(before) === duesOf(after)) return false;
  await publish(db, { organizationIds: [...ticket.partyIds], topic: 'tickets', id });
  await recordAudit(
    db,
    { task: recomputeTask },
    {
      event: 'ticket.retargeted',
      targetType: 'ticket',
      targetId: id,
      organizationIds: [...ticket.partyIds],
      before: { due: before.solutionDue.toISOString() },
      after: { due: after?.solutionDue.toISOString() ?? '' },
    },
  );
  return true;
}
