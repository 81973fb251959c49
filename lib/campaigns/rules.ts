import type { Status, TargetState } from './constants';
import type { Sum, Weighted } from './types';

/**
 * The sum of an organization's answers, in the order of the steps; null = nothing was said of the step. Voluntary steps count for nothing.
 * What does not apply leaves the whole that is to be done; what is missing stays in it, and is not the same as a zero: `state` says so.
 */
export function sumOf(steps: readonly Weighted[], answers: readonly (Status | null)[]): Sum {
  const counted = steps
    .map((step, index) => ({ ...step, status: answers[index] ?? null }))
    .filter((one) => !one.voluntary);
  const of = (status: Status | null) => counted.filter((one) => one.status === status);
  const weigh = (list: readonly Weighted[]) => list.reduce((sum, { weight }) => sum + weight, 0);
  const [missing, notStarted, underWay] = [of(null), of('not_started'), of('under_way')];
  const [done, notApplicable] = [of('done'), of('not_applicable')];
  const [steady, all] = [done.length + notApplicable.length, counted.length];
  return {
    state:
      missing.length === all && all > 0
        ? 'missing'
        : steady === all
          ? done.length > 0 || all === 0
            ? 'done'
            : 'not_applicable'
          : notStarted.length + missing.length + notApplicable.length === all
            ? 'not_started'
            : 'under_way',
    ...{ missing: missing.length, notStarted: notStarted.length, underWay: underWay.length },
    ...{ done: done.length, notApplicable: notApplicable.length },
    ...{ doneWeight: weigh(done), applicableWeight: weigh(counted) - weigh(notApplicable) },
  };
}

/** What is said of an organization: what it explained stands until it is done or does not apply. */
export const targetState = (state: Sum['state'], explanation: string): TargetState =>
  explanation !== '' && state !== 'done' && state !== 'not_applicable' ? 'explained' : state;

/** Percent of the work, rounded down so that 100 is said of what is done only; null = nobody has answered, or nothing applies. */
export function rateOf({ doneWeight, applicableWeight }: Pick<Sum, 'doneWeight' | 'applicableWeight'>): number | null {
  return applicableWeight === 0 ? null : Math.floor((doneWeight / applicableWeight) * 100);
}

/** The rate of one organization: one that has said nothing has none. */
export const rateOfTarget = (target: {
  readonly state: TargetState;
  readonly doneWeight: number;
  readonly applicableWeight: number;
  readonly answeredAt: Date | null;
}): number | null => (target.answeredAt === null ? null : rateOf(target));

/** Past the day that holds for it, and neither done nor explained. */
export const isLate = (state: TargetState, dueOn: string, today: string): boolean =>
  dueOn < today && !settledStates.has(state);

/** Nothing is waited for any more. */
export const settledStates: ReadonlySet<TargetState> = new Set(['done', 'not_applicable', 'explained']);

/**
 * What a body says of a step that took another one over: done is what both have done, and what neither has to do does not apply. What one
 * of them has not done, or has not said, remains.
 */
export function mergedStatus(own: Status | null, taken: Status | null): Status | null {
  if (own === taken) return own;
  if (own === null && taken === 'not_started') return taken;
  if (taken === null && own === 'not_started') return own;
  const both = [own, taken];
  if (both.includes('not_applicable')) return both.find((one) => one !== 'not_applicable') ?? null;
  return 'under_way';
}

/** The later of two days; null = none. */
export const laterOf = (one: string | null, other: string | null): string | null =>
  one === null || other === null ? (one ?? other) : one > other ? one : other;
