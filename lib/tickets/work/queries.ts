import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Ask } from '@/lib/core/db';
import { deskCalendar } from '../desk-hours/queries';
import { daySpan, usualHours } from '../desk-hours/rules';
import type { DaySpan } from '../desk-hours/types';
import { pausesOf } from '../sla/mutations';
import { findTargets, listPolicies } from '../sla/queries';
import { type TargetState, targetState } from '../sla/rules';
import type { SlaReason } from '../sla/types';

export interface Hold {
  readonly kind: 'call_back' | 'pending';
  readonly until: Date;
  readonly note: string;
  readonly userName: string;
}

export interface Recovery {
  readonly isolation: string;
  readonly cause: string;
  readonly contractor: string;
  readonly orderedAt: Date | null;
  readonly expectedAt: Date | null;
  readonly arrivedAt: Date | null;
  readonly restoredAt: Date | null;
  readonly version: number;
  readonly updatedByName: string;
  readonly updatedAt: Date;
}

/** One target with what it is based on. */
export interface TargetView {
  readonly name: 'first_response' | 'update' | 'solution';
  readonly due: Date;
  readonly state: TargetState;
  /** Of business hours. */
  readonly minutes: number;
}

export interface TargetsView {
  readonly reason: SlaReason;
  /** Today's hours of the desk; the usual ones on a day off. */
  readonly hours: Pick<DaySpan, 'opens' | 'closes'>;
  readonly deskName: string;
  readonly paused: boolean;
  readonly targets: readonly TargetView[];
}

/** Null = no clock runs on it. */
async function readTargets(db: Ask, actor: Actor, ticketId: string): Promise<TargetsView | null> {
  const kept = await findTargets(db, ticketId);
  if (kept === null) return null;
  const policy = (await listPolicies(db)).find(({ id }) => id === kept.policyId);
  if (policy === undefined) return null;
  const calendar = await deskCalendar(db, kept.deskOrganizationId, kept.startedAt);
  const [desk] = await db.$queryRaw<{ name: string }[]>`
    SELECT CASE ${actor.locale} WHEN 'en' THEN name_en ELSE name END AS name FROM organizations WHERE id = ${kept.deskOrganizationId}::uuid`;
  const paused = kept.pausedSince !== null && kept.solvedAt === null;
  const pauses = pausesOf(kept);
  const stand = (name: TargetView['name'], due: Date, metAt: Date | null, minutes: number, startedAt: Date) => ({
    ...{ name, due, minutes },
    state: targetState({ due, metAt, minutes }, { startedAt, pauses, paused }, now(), calendar),
  });
  const { startedAt, lastUpdateAt } = kept;
  return {
    reason: kept.reason,
    hours: daySpan(dateInJapan(now()), calendar) ?? calendar.hours.at(-1) ?? usualHours,
    deskName: desk?.name ?? '',
    paused,
    targets: [
      stand('first_response', kept.firstResponseDue, kept.firstRespondedAt, policy.firstResponseMinutes, startedAt),
      ...(kept.updateDue === null ? [] : [stand('update', kept.updateDue, null, policy.updateMinutes, lastUpdateAt)]),
      stand('solution', kept.solutionDue, kept.solvedAt, policy.solutionMinutes, startedAt),
    ],
  };
}

export interface TicketWork {
  readonly group: 'call_center' | 'system_management' | null;
  readonly vendorMatter: boolean;
  readonly hold: Hold | null;
  readonly recovery: Recovery | null;
  /** The last handing on was the reader's organization's, and nobody else has opened it. */
  readonly takesBack: boolean;
  /** When the last handing on, by the reader's organization, was first opened elsewhere; null = it was not, or there is none. */
  readonly openedAt: Date | null;
  readonly targets: TargetsView | null;
}

type Dated<T, K extends keyof T> = Omit<T, K> & { readonly [Key in K]: string | null };
interface Row extends Omit<TicketWork, 'hold' | 'recovery' | 'targets'> {
  readonly hold: Dated<Hold, 'until'> | null;
  readonly recovery: Dated<Recovery, 'orderedAt' | 'expectedAt' | 'arrivedAt' | 'restoredAt' | 'updatedAt'> | null;
}

const date = (at: string | null) => (at === null ? null : new Date(at));

/** What stands around an inquiry for whoever works on it, as far as the reader sees it. */
export async function readTicketWork(db: Ask, actor: Actor, ticketId: string): Promise<TicketWork> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT t.holder_group::text AS "group", t.vendor_matter AS "vendorMatter",
      (SELECT json_build_object('kind', h.kind, 'until', h.until, 'note', h.note, 'userName', h.user_name) FROM ticket_holds h
        WHERE h.ticket_id = t.id) AS hold,
      (SELECT json_build_object('isolation', r.isolation, 'cause', r.cause, 'contractor', r.contractor, 'orderedAt', r.ordered_at,
        'expectedAt', r.expected_at, 'arrivedAt', r.arrived_at, 'restoredAt', r.restored_at, 'version', r.version,
        'updatedByName', r.updated_by_name, 'updatedAt', r.updated_at) FROM ticket_recoveries r WHERE r.ticket_id = t.id) AS recovery,
      EXISTS (SELECT FROM ticket_undos u WHERE u.ticket_id = t.id AND u.version = t.version) AND NOT renkei.is_opened(t.id) AS "takesBack",
      (SELECT u.opened_at FROM ticket_undos u WHERE u.ticket_id = t.id AND u.version = t.version AND u.opened_at >= u.at) AS "openedAt"
    FROM tickets t WHERE t.id = ${ticketId}::uuid`;
  if (row === undefined) throw new Error('the ticket went while its page was read');
  const { hold, recovery } = row;
  return {
    ...row,
    hold: hold && { ...hold, until: new Date(hold.until ?? 0) },
    recovery: recovery && {
      ...recovery,
      orderedAt: date(recovery.orderedAt),
      expectedAt: date(recovery.expectedAt),
      arrivedAt: date(recovery.arrivedAt),
      restoredAt: date(recovery.restoredAt),
      updatedAt: new Date(recovery.updatedAt ?? 0),
    },
    targets: await readTargets(db, actor, ticketId),
  };
}
