import type { ClientBase } from 'pg';
import { dateInJapan } from '@/lib/calendar/rules';
import { askClient } from '@/lib/core/database/client-rows';
import type { OrganizationId } from '@/lib/core/ids';
import type { DeskCalendar } from '@/lib/tickets/desk-hours/types';
import { choosePolicy, owedNext, targetsOf } from '@/lib/tickets/sla/rules';
import { type Pause, type SlaPolicy, slaPolicyShape } from '@/lib/tickets/sla/types';
import type { CopyValue } from '../copy';
import { seedId } from '../ids';
import type { Walk } from './walk';

/** Days back to which clocks are kept; before, the demonstration had no targets. */
const keptDays = 100;
const day = 86_400_000;

export const targetColumns = [
  ...['ticket_id', 'policy_id', 'reason', 'desk_organization_id', 'started_at', 'first_response_due'],
  ...['first_responded_at', 'update_due', 'last_update_at', 'solution_due', 'solved_at', 'paused_since', 'pauses'],
  ...['first_response_warn', 'update_warn', 'solution_warn'],
];
export const alertColumns = ['ticket_id', 'target', 'due', 'missed', 'at'];

/** What targets follow, read once. */
export interface TargetWorld {
  readonly policies: readonly SlaPolicy[];
  readonly calendar: DeskCalendar;
  readonly now: number;
}

export async function readTargetWorld(
  client: ClientBase,
  holidays: ReadonlySet<string>,
  now: number,
): Promise<TargetWorld> {
  const policies = await askClient(
    client,
    slaPolicyShape,
    `SELECT id, category::text, urgency::text, first_response_minutes AS "firstResponseMinutes", update_minutes AS "updateMinutes",
      solution_minutes AS "solutionMinutes", valid_from::text AS "validFrom" FROM sla_policies`,
  );
  return { policies, calendar: { hours: [], extraDays: [], closed: holidays }, now };
}

/** The center's desk is there on the 2nd and 4th Saturday too (S4), from the coming month on. */
export async function loadDeskDays(client: ClientBase, centerId: string, now: number): Promise<void> {
  const nextMonth = `${dateInJapan(new Date(now + 31 * day)).slice(0, 7)}-01`;
  await client.query(
    `INSERT INTO desk_days (id, organization_id, name, weekday, nth, opens, closes, valid_from) VALUES ($1, $2, $3, 5, '{2,4}', 540, 1020, $4)`,
    [seedId('desk-day:center'), centerId, '休日サポート窓口（第2・第4土曜日）', nextMonth],
  );
}

/** Spans in which the asker was waited for. */
function pausesOf({ holdings, ticket }: Walk): readonly Pause[] {
  const end = ticket.answeredAt ?? ticket.closedAt ?? Number.POSITIVE_INFINITY;
  return holdings
    .filter(({ level, seq, until, since }) => level === 0 && seq > 1 && until !== null && since < end)
    .map(({ since, until }) => ({ from: new Date(since), until: new Date(until as number) }));
}

const kept = ({ ticket }: Walk, now: number): boolean =>
  ticket.createdAt > now - keptDays * day || (ticket.answeredAt === null && ticket.closedAt === null);

export interface TargetRows {
  readonly targets: CopyValue[][];
  readonly alerts: CopyValue[][];
}

/**
 * The clock of a ticket as the portal would have kept it, and what it would have told of it. Adds nothing for an old one. Answers the
 * ticket's due time; null = nothing is owed.
 */
export function addTargetRows(world: TargetWorld, walk: Walk, rows: TargetRows): Date | null {
  const { ticket, entries, holdings } = walk;
  if (!kept(walk, world.now)) return null;
  const asker = ticket.chain[0] as OrganizationId;
  const told = entries.filter(
    // What the call center wrote down from the telephone is the asker's own.
    ({ kind, author, audience }) =>
      kind !== 'note' && kind !== 'question' && author.organization.id !== asker && audience.includes(asker),
  );
  const startedAt = new Date(ticket.createdAt);
  const { policy, reason } = choosePolicy(world.policies, ticket, dateInJapan(startedAt));
  const last = new Date(told.at(-1)?.createdAt ?? ticket.createdAt);
  const pauses = pausesOf(walk);
  const due = targetsOf(policy, { startedAt, lastUpdateAt: last, pauses }, world.calendar);
  const solved = ticket.answeredAt ?? ticket.closedAt;
  const first = told[0]?.createdAt ?? solved;
  const waiting = ticket.level === 0 && ['asked_back', 'returned'].includes(ticket.state);
  const standing = {
    firstRespondedAt: first === null ? null : new Date(first),
    pausedSince: waiting ? new Date(ticket.holderSince) : null,
    solvedAt: solved === null ? null : new Date(solved),
  };
  rows.targets.push([
    ...[ticket.id, policy.id, reason, holdings[0]?.organizationId ?? asker, startedAt, due.firstResponseDue],
    ...[standing.firstRespondedAt, solved === null ? due.updateDue : null, last, due.solutionDue],
    ...[standing.solvedAt, standing.pausedSince],
    JSON.stringify(pauses.map(({ from, until }) => [from.toISOString(), until.toISOString()])),
    ...[due.firstResponseWarn, due.updateWarn, due.solutionWarn],
  ]);
  if (solved !== null) return null;
  const dues = { first_response: due.firstResponseDue, update: due.updateDue, solution: due.solutionDue };
  for (const [target, at] of Object.entries(dues))
    if (at.getTime() <= world.now) rows.alerts.push([ticket.id, target, at, true, at]);
  return owedNext(policy, standing, due, world.calendar)?.due ?? null;
}
