import type { CheckKind, CheckState } from '@/lib/core/generated/enums';
import type { CheckMemory, CheckTransition, Judged, Limits, SampleInput } from './types';

/** Of these a small value is bad: processes that run, days until a certificate expires. */
const lowIsBad: ReadonlySet<CheckKind> = new Set(['process', 'certificate']);
export const isLowBad = (kind: CheckKind): boolean => lowIsBad.has(kind);

/** Samples over which flapping is judged, and how many changes among them begin and end it (a third; a seventh). */
const history = 21;
const flappingBegins = 7;
const flappingEnds = 3;

const weights: Readonly<Record<CheckState, number>> = { ok: 0, unknown: 1, warning: 2, critical: 3 };
const isWorse = (one: CheckState, other: CheckState): boolean => weights[one] > weights[other];

/** A check of which nothing is known yet. */
export const unseen = (at: Date): CheckMemory => ({
  state: 'unknown',
  stateSince: at,
  latest: 'unknown',
  attempt: 0,
  recentChanges: 0,
  flapping: false,
  value: null,
  detail: '',
  sampledAt: null,
});

/** How far a value is beyond a limit; negative = on the good side. */
function beyond(kind: CheckKind, value: number, limit: number): number {
  return lowIsBad.has(kind) ? limit - value : value - limit;
}

/**
 * What one sample says by itself. A limit that was crossed counts as crossed until the value is back by the margin (hysteresis).
 * At the limit itself a high value is bad, a low one is not yet: 90 of 90 percent is critical, 1 of 1 process is not.
 */
export function severityOf(kind: CheckKind, sample: SampleInput, limits: Limits, before: CheckState): CheckState {
  if (sample.status !== 'measured') return sample.status === 'failed' ? 'critical' : 'unknown';
  const { value } = sample;
  if (value === null) return 'ok';
  for (const level of ['critical', 'warning'] as const) {
    const limit = limits[level];
    if (limit === null) continue;
    const over = beyond(kind, value, limit);
    if (over > 0 || (over === 0 && !lowIsBad.has(kind))) return level;
    const held = before === 'critical' || before === level;
    if (held && limits.margin > 0 && over > -limits.margin) return level;
  }
  return 'ok';
}

function countChanges(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest >>>= 1) count += rest & 1;
  return count;
}

/**
 * The state machine of a check. Worse states are confirmed after some samples in a row, better ones at once, unless it flaps: then an
 * improvement waits until it has calmed down. A sample that is not newer than the last one changes nothing.
 */
export function judgeSample(kind: CheckKind, memory: CheckMemory, sample: SampleInput, limits: Limits): Judged {
  if (memory.sampledAt !== null && sample.at.getTime() <= memory.sampledAt.getTime())
    return { memory, transition: null };
  const latest = severityOf(kind, sample, limits, memory.latest);
  const measured = { value: sample.value, detail: sample.detail, sampledAt: sample.at };
  const changed = memory.sampledAt !== null && latest !== memory.latest;
  return advance({ ...memory, ...measured }, { latest, changed, at: sample.at, attempts: limits.attempts });
}

/** No data is a state: its deadline has confirmed it already. */
export function judgeSilence(memory: CheckMemory, at: Date): Judged {
  if (memory.state === 'unknown') return { memory, transition: null };
  return advance(memory, { latest: 'unknown', changed: memory.latest !== 'unknown', at, attempts: 1 });
}

interface Step {
  readonly latest: CheckState;
  readonly changed: boolean;
  readonly at: Date;
  readonly attempts: number;
}

function advance(memory: CheckMemory, { latest, changed, at, attempts }: Step): Judged {
  const recentChanges = ((memory.recentChanges << 1) | (changed ? 1 : 0)) & (2 ** history - 1);
  const changes = countChanges(recentChanges);
  const flapping = memory.flapping ? changes > flappingEnds : changes >= flappingBegins;
  const worse = isWorse(latest, memory.state);
  const attempt = worse ? memory.attempt + 1 : 0;
  const confirmed = worse ? attempt >= attempts : latest !== memory.state && (latest === 'unknown' || !flapping);
  const state = confirmed ? latest : memory.state;
  const next: CheckMemory = {
    ...memory,
    state,
    stateSince: state === memory.state ? memory.stateSince : at,
    latest,
    attempt: confirmed ? 0 : attempt,
    recentChanges,
    flapping,
  };
  return { memory: next, transition: transitionBetween(memory, next) };
}

function transitionBetween(before: CheckMemory, after: CheckMemory): CheckTransition | null {
  if (before.state === after.state && before.flapping === after.flapping) return null;
  return { from: before.state, to: after.state, flapping: after.flapping };
}
