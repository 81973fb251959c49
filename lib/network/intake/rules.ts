import type { Result } from '@/lib/core/errors';
import { failure, success } from '@/lib/core/errors';
import { judgeSample, judgeSilence, severityOf, unseen } from '../checks/rules';
import type { CheckMemory, SampleInput } from '../checks/types';
import { isTimelySample } from '../protocol/rules';
import type { SentSample } from '../protocol/schema';
import type { Effect, ReportedCheck, SampleRow } from './types';

/** A check without data for so many of its intervals, and this long (ms), is unknown. */
export const missedIntervals = 3;
export const leeway = 60_000;

const nothing: Effect = { samples: [], memories: [], transitions: [] };

const inputOf = ({ at, status, value, detail }: SentSample): SampleInput => ({
  at: new Date(at),
  status,
  value: value ?? null,
  detail: detail ?? '',
});

/** The first sample that cannot be taken. An agent that has not heard of a retired check yet does no wrong. */
function refusal(
  samples: readonly SentSample[],
  checks: ReadonlyMap<number, ReportedCheck>,
  now: Date,
): Result<never> | null {
  for (const { check, at } of samples) {
    if (!checks.has(check)) return failure('notFound', 'samples', { check });
    if (!isTimelySample(at, now.getTime())) return failure('outOfRange', 'samples', { check });
  }
  return null;
}

const rowOf = ({ check }: SentSample, { at, value }: SampleInput, state: SampleRow['state']): SampleRow => ({
  check,
  at,
  value,
  state,
});

/** What a heartbeat changes: samples in the order of their time, then the checks that have been without data for too long. */
export function takeHeartbeat(
  samples: readonly SentSample[],
  checks: ReadonlyMap<number, ReportedCheck>,
  now: Date,
): Result<Effect> {
  const refused = refusal(samples, checks, now);
  if (refused) return refused;
  const rows: SampleRow[] = [];
  const memories = new Map<number, CheckMemory>();
  const transitions: Effect['transitions'][number][] = [];
  for (const sent of samples.toSorted((one, other) => one.at - other.at)) {
    const check = checks.get(sent.check);
    if (!check || check.retired) continue;
    const input = inputOf(sent);
    const before = memories.get(check.id) ?? check.memory ?? unseen(input.at);
    const { memory, transition } = judgeSample(check.kind, before, input, check.limits);
    rows.push(rowOf(sent, input, severityOf(check.kind, input, check.limits, before.latest)));
    if (memory !== before) memories.set(check.id, memory);
    if (transition) transitions.push({ ...transition, check: check.id, memory, at: input.at });
  }
  for (const { id, memory: before, retired, intervalSeconds } of checks.values()) {
    if (retired || !before?.sampledAt || memories.has(id)) continue;
    const patience = missedIntervals * intervalSeconds * 1_000 + leeway;
    if (now.getTime() - before.sampledAt.getTime() <= patience) continue;
    const { memory, transition } = judgeSilence(before, now);
    if (!transition) continue;
    memories.set(id, memory);
    transitions.push({ ...transition, check: id, memory, at: now });
  }
  const changed = [...memories].map(([check, memory]) => ({ check, memory }));
  return success({ samples: rows, memories: changed, transitions });
}

/** What a part of the backlog changes: the history, and nothing of the present. */
export function takeBacklog(
  samples: readonly SentSample[],
  checks: ReadonlyMap<number, ReportedCheck>,
  now: Date,
): Result<Effect> {
  const refused = refusal(samples, checks, now);
  if (refused) return refused;
  const rows = samples.flatMap((sent) => {
    const check = checks.get(sent.check);
    if (!check || check.retired) return [];
    const input = inputOf(sent);
    return [rowOf(sent, input, severityOf(check.kind, input, check.limits, 'ok'))];
  });
  return success({ ...nothing, samples: rows });
}
