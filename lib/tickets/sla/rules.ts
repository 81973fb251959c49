import { z } from 'zod';
import type { TargetName, TicketCategory, TicketUrgency } from '../constants';
import { addMinutes, minutesBetween } from '../desk-hours/rules';
import type { DeskCalendar } from '../desk-hours/types';
import type { ChosenPolicy, Clock, Pause, SlaPolicy, SlaReason, Targets } from './types';

const named = (policy: SlaPolicy): SlaReason => {
  if (policy.category !== null) return policy.urgency === null ? 'category' : 'category_urgency';
  return policy.urgency === null ? 'default' : 'urgency';
};

/** Category before urgency: what is broken says more than how loud it is; both together say most. */
const order: readonly SlaReason[] = ['category_urgency', 'category', 'urgency', 'default'];

/**
 * The one policy that answers for a ticket on a business date: of those that fit, the one that names most of it, and of its revisions the
 * latest in force. Throws without a policy for everything.
 */
export function choosePolicy(
  policies: readonly SlaPolicy[],
  ticket: { readonly category: TicketCategory; readonly urgency: TicketUrgency },
  date: string,
): ChosenPolicy {
  const fitting = policies
    .filter(({ validFrom }) => validFrom <= date)
    .filter(({ category }) => category === null || category === ticket.category)
    .filter(({ urgency }) => urgency === null || urgency === ticket.urgency)
    .sort((a, b) => order.indexOf(named(a)) - order.indexOf(named(b)) || (a.validFrom < b.validFrom ? 1 : -1));
  const [policy] = fitting;
  if (policy === undefined) throw new Error('no policy answers for everything');
  return { policy, reason: named(policy) };
}

/** A share of a target's time, after which it is warned of. */
const warned = 0.75;

/** By when it is to be answered first, told of again, and solved; and when each comes near. */
export function targetsOf(policy: SlaPolicy, clock: Clock, calendar: DeskCalendar): Targets {
  const { startedAt, lastUpdateAt, pauses } = clock;
  const after = (since: Date, minutes: number) => addMinutes(since, minutes, calendar, pauses);
  return {
    firstResponseDue: after(startedAt, policy.firstResponseMinutes),
    updateDue: after(lastUpdateAt, policy.updateMinutes),
    solutionDue: after(startedAt, policy.solutionMinutes),
    firstResponseWarn: after(startedAt, policy.firstResponseMinutes * warned),
    updateWarn: after(lastUpdateAt, policy.updateMinutes * warned),
    solutionWarn: after(startedAt, policy.solutionMinutes * warned),
  };
}

/** How a ticket's targets stand: what is fulfilled, and since when the asker is waited for. */
export interface Standing {
  readonly firstRespondedAt: Date | null;
  readonly pausedSince: Date | null;
  readonly solvedAt: Date | null;
}

/** What is owed next: a target of those who answer, or the asker's reply. */
export type OwedName = TargetName | 'reply';

/**
 * The one due time of a ticket: what is owed next, and by when. An asker who is waited for is to reply within the time in which it is told
 * something otherwise. Null = nothing is owed.
 */
export function owedNext(
  policy: Pick<SlaPolicy, 'updateMinutes'>,
  { firstRespondedAt, pausedSince, solvedAt }: Standing,
  due: Pick<Targets, 'firstResponseDue' | 'updateDue' | 'solutionDue'>,
  calendar: DeskCalendar,
): { readonly name: OwedName; readonly due: Date } | null {
  if (solvedAt !== null) return null;
  if (pausedSince !== null) return { name: 'reply', due: addMinutes(pausedSince, policy.updateMinutes, calendar) };
  const next =
    firstRespondedAt === null
      ? ({ name: 'first_response', due: due.firstResponseDue } as const)
      : ({ name: 'update', due: due.updateDue } as const);
  return next.due <= due.solutionDue ? next : { name: 'solution', due: due.solutionDue };
}

/** Pauses with one that has just ended; one that lasted no time is none. */
export function withPause(pauses: readonly Pause[], from: Date, until: Date): Pause[] {
  return from < until ? [...pauses, { from, until }] : [...pauses];
}

export const targetStateShape = z.enum(['met', 'paused', 'running', 'near', 'missed']);
export type TargetState = z.infer<typeof targetStateShape>;

/** How a target stands: `near` when three quarters of its minutes have passed. */
export function targetState(
  target: { readonly due: Date; readonly metAt: Date | null; readonly minutes: number },
  clock: Pick<Clock, 'startedAt' | 'pauses'> & { readonly paused: boolean },
  now: Date,
  calendar: DeskCalendar,
): TargetState {
  if (target.metAt !== null) return target.metAt <= target.due ? 'met' : 'missed';
  if (clock.paused) return 'paused';
  if (now > target.due) return 'missed';
  return minutesBetween(clock.startedAt, now, calendar, clock.pauses) >= target.minutes * warned ? 'near' : 'running';
}
