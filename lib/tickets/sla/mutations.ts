import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askOne, askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import {
  isEnded,
  type TicketCategory,
  type TicketState,
  type TicketUrgency,
  ticketCategories,
  ticketUrgencies,
} from '../constants';
import { deskCalendar } from '../desk-hours/queries';
import type { DeskCalendar } from '../desk-hours/types';
import { findTargets, type KeptTargets, listPolicies } from './queries';
import { choosePolicy, owedNext, targetsOf, withPause } from './rules';
import type { AddPolicyInput } from './schema';
import type { ChosenPolicy, Pause, Targets } from './types';

interface Opened {
  readonly category: TicketCategory;
  readonly urgency: TicketUrgency;
  /** The first desk it is sent to. */
  readonly deskOrganizationId: OrganizationId;
  readonly at: Date;
  /** That desk's, from then on. */
  readonly calendar: DeskCalendar;
}

interface Started extends Opened {
  readonly chosen: ChosenPolicy;
  readonly due: Targets;
  /** What is owed first. */
  readonly dueAt: Date | null;
}

/** A clock that starts: exactly one policy, why it is that one, and by when what is due. Writes nothing. */
export async function chooseTargets(db: Db, opened: Opened): Promise<Started> {
  const { category, urgency, at, calendar } = opened;
  const chosen = choosePolicy(await listPolicies(db), { category, urgency }, dateInJapan(at));
  const due = targetsOf(chosen.policy, { startedAt: at, lastUpdateAt: at, pauses: [] }, calendar);
  const untouched = { firstRespondedAt: null, pausedSince: null, solvedAt: null };
  return { ...opened, chosen, due, dueAt: owedNext(chosen.policy, untouched, due, calendar)?.due ?? null };
}

/** Starts a ticket's clock. */
export async function startTargets(db: Db, id: string, started: Started): Promise<void> {
  const { deskOrganizationId, at, due } = started;
  const { policy, reason } = started.chosen;
  await db.$executeRaw`
    INSERT INTO ticket_targets (ticket_id, policy_id, reason, desk_organization_id, started_at, first_response_due, update_due, last_update_at,
      solution_due, first_response_warn, update_warn, solution_warn)
    VALUES (${id}::uuid, ${policy.id}::uuid, ${reason}, ${deskOrganizationId}::uuid, ${at}, ${due.firstResponseDue}, ${due.updateDue}, ${at},
      ${due.solutionDue}, ${due.firstResponseWarn}, ${due.updateWarn}, ${due.solutionWarn})`;
}

/** What a move means to a ticket's clock. */
export interface ClockEvent {
  readonly ticketId: string;
  readonly at: Date;
  /** After the move. */
  readonly state: TicketState;
  readonly level: number;
  /** Another organization said something that the asker reads. */
  readonly toldAsker: boolean;
}

export const pausesOf = ({ pauses }: Pick<KeptTargets, 'pauses'>): Pause[] =>
  pauses.map(([from, until]) => ({ from: new Date(from), until: new Date(until) }));

const setDue = (db: Db, id: string, due: Date | null) =>
  db.$executeRaw`UPDATE tickets SET due_at = ${due} WHERE id = ${id}::uuid AND due_at IS DISTINCT FROM ${due}::timestamptz`;

const untimedShape = z.object({
  category: z.enum(ticketCategories),
  urgency: z.enum(ticketUrgencies),
  holderId: organizationId,
});

/** What came in before there were targets, or was imported, is timed from the move that makes an answer owed. */
async function startLate(db: Db, id: string, at: Date): Promise<KeptTargets | null> {
  const [ticket] = await askOne(db, untimedShape)`
    SELECT category::text, urgency::text, holder_organization_id::text AS "holderId" FROM tickets WHERE id = ${id}::uuid`;
  const { holderId, ...matter } = ticket;
  const calendar = await deskCalendar(db, holderId, at);
  await startTargets(db, id, await chooseTargets(db, { ...matter, deskOrganizationId: holderId, at, calendar }));
  return findTargets(db, id);
}

/** Moves a ticket's clock on: it rests while the asker is waited for and after the answer, and runs on from there. */
export async function moveTargets(db: Db, event: ClockEvent): Promise<void> {
  const { at, ticketId } = event;
  const solved = event.state === 'answered' || isEnded(event.state);
  const kept = (await findTargets(db, ticketId)) ?? (solved ? null : await startLate(db, ticketId, at));
  if (kept === null) {
    await setDue(db, ticketId, null);
    return;
  }
  const waits = solved || (event.level === 0 && (event.state === 'asked_back' || event.state === 'returned'));
  const pauses = kept.pausedSince !== null && !waits ? withPause(pausesOf(kept), kept.pausedSince, at) : pausesOf(kept);
  await writeTargets(db, {
    ...kept,
    pauses: pauses.map(({ from, until }) => [from.toISOString(), until.toISOString()] as const),
    pausedSince: waits ? (kept.pausedSince ?? at) : null,
    firstRespondedAt: kept.firstRespondedAt ?? (event.toldAsker || solved ? at : null),
    lastUpdateAt: event.toldAsker ? at : kept.lastUpdateAt,
    solvedAt: solved ? (kept.solvedAt ?? at) : null,
  });
}

/**
 * Computes the due times anew from what is kept of the clock, and with them the ticket's own: after a move, or when calendar, category or
 * urgency have changed. What was done in time or too late stays so: by when it was due then is not computed anew. `matter`: the policy is
 * chosen anew for it. Answers the ticket's due time.
 */
export async function writeTargets(
  db: Db,
  kept: KeptTargets,
  matter?: { readonly category: TicketCategory; readonly urgency: TicketUrgency },
): Promise<Date | null> {
  const policies = await listPolicies(db);
  const own = policies.find(({ id }) => id === kept.policyId);
  const chosen =
    matter || !own
      ? choosePolicy(policies, matter ?? { category: 'other', urgency: 'normal' }, dateInJapan(kept.startedAt))
      : null;
  const policy = chosen?.policy ?? (own as NonNullable<typeof own>);
  const calendar = await deskCalendar(db, kept.deskOrganizationId, kept.startedAt);
  const due = targetsOf(
    policy,
    { startedAt: kept.startedAt, lastUpdateAt: kept.lastUpdateAt, pauses: pausesOf(kept) },
    calendar,
  );
  await db.$executeRaw`
    UPDATE ticket_targets SET policy_id = ${policy.id}::uuid, reason = ${chosen?.reason ?? kept.reason},
      first_response_due = CASE WHEN first_responded_at IS NULL OR ${kept.firstRespondedAt}::timestamptz IS NULL THEN ${due.firstResponseDue}::timestamptz ELSE first_response_due END,
      first_responded_at = ${kept.firstRespondedAt}, update_due = ${kept.solvedAt === null ? due.updateDue : null}::timestamptz,
      last_update_at = ${kept.lastUpdateAt},
      solution_due = CASE WHEN solved_at IS NULL OR ${kept.solvedAt}::timestamptz IS NULL THEN ${due.solutionDue}::timestamptz ELSE solution_due END, solved_at = ${kept.solvedAt}, paused_since = ${kept.pausedSince},
      pauses = ${JSON.stringify(kept.pauses)}::jsonb, first_response_warn = ${due.firstResponseWarn}, update_warn = ${due.updateWarn},
      solution_warn = ${due.solutionWarn}
    WHERE ticket_id = ${kept.ticketId}::uuid`;
  const dueAt = owedNext(policy, kept, due, calendar)?.due ?? null;
  await setDue(db, kept.ticketId, dueAt);
  return dueAt;
}

const idShape = z.object({ id: z.string() });

/**
 * Sets targets for what comes in from a business date on, today at the earliest; what has come in keeps the policy that it has. Problems:
 * `outOfRange`, `tickets.policyThere` when that date has one already.
 */
export async function addPolicy(db: Db, actor: Actor, input: AddPolicyInput): Promise<Result<{ id: string }>> {
  const { firstResponseMinutes, updateMinutes, solutionMinutes, validFrom, category, urgency } = input;
  if (validFrom < dateInJapan(now())) return failure('outOfRange', 'validFrom');
  if (solutionMinutes < firstResponseMinutes) return failure('outOfRange', 'solutionMinutes');
  const [row] = await askRows(db, idShape)`
    INSERT INTO sla_policies (category, urgency, first_response_minutes, update_minutes, solution_minutes, valid_from)
    VALUES (${category || null}::ticket_category, ${urgency || null}::ticket_urgency, ${firstResponseMinutes}, ${updateMinutes},
      ${solutionMinutes}, ${validFrom}::date)
    ON CONFLICT DO NOTHING RETURNING id::text`;
  if (row === undefined) return failure('tickets.policyThere', 'validFrom');
  await recordAudit(db, actor, {
    event: 'sla_policy.added',
    targetType: 'sla_policy',
    targetId: row.id,
    after: { ...input },
  });
  return success({ id: row.id });
}
