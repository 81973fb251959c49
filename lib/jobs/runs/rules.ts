import type { JobRunState } from '@/lib/core/generated/enums';
import type { RunWarning } from '../constants';
import type { Job, NetDefinition } from '../nets/schema';
import { isAfterTime } from '../schedules/rules';
import type { NodeCounts } from '../types';

export const isSettled = (state: JobRunState): boolean => !['waiting', 'running', 'held'].includes(state);

/** A job of a run as it stands. */
export interface StandingJob {
  readonly key: string;
  readonly definition: Pick<Job, 'after' | 'notBefore'>;
  readonly state: JobRunState;
}

/** What a waiting job does now: it begins, goes on waiting, or is skipped because what it waits for did not succeed. */
export function decideJob(
  { definition }: StandingJob,
  jobs: readonly StandingJob[],
  { nominalAt, at }: { readonly nominalAt: Date; readonly at: Date },
): 'begin' | 'wait' | 'skip' {
  const before = definition.after.map((link) => ({ link, job: jobs.find(({ key }) => key === link.key) }));
  const lost = before.some(({ link, job }) =>
    link.on === 'succeeded' && job && isSettled(job.state) && (link.scope === 'all' || job.state === 'skipped')
      ? job.state !== 'succeeded'
      : false,
  );
  if (lost) return 'skip';
  const ready = before.every(
    ({ link, job }) => job && (link.scope === 'node' ? job.state !== 'waiting' : isSettled(job.state)),
  );
  return ready && isAfterTime(nominalAt, definition.notBefore, at) ? 'begin' : 'wait';
}

/** How a job ended, of which nothing waits or runs any more. */
export function outcomeOf(counts: NodeCounts, tolerance: number): JobRunState {
  const { total, failed, unknown, succeeded, other } = counts;
  if (total === 0) return 'skipped';
  if (other === total) return 'cancelled';
  if ((failed + unknown) * 100 <= total * tolerance && succeeded > 0) return 'succeeded';
  return failed === 0 ? 'unknown' : 'failed';
}

/** How a run ended whose jobs are all settled. */
export function runOutcomeOf(states: readonly JobRunState[]): JobRunState {
  for (const state of ['failed', 'unknown', 'cancelled'] as const) if (states.includes(state)) return state;
  return states.includes('succeeded') ? 'succeeded' : 'skipped';
}

interface WatchedRun {
  readonly nominalAt: Date;
  readonly begunAt: Date | null;
  readonly endedAt: Date | null;
  readonly warnings: readonly string[];
}

/** What has to be told of a run that was not told yet. */
export function warningsOf(run: WatchedRun, watch: Omit<NetDefinition, 'jobs'>, at: Date): readonly RunWarning[] {
  const passed = (from: Date | null, minutes: number | null): boolean =>
    from !== null && minutes !== null && at.getTime() > from.getTime() + minutes * 60_000;
  const found: RunWarning[] = [];
  if (run.begunAt === null && passed(run.nominalAt, watch.startWithin)) found.push('late-start');
  if (run.endedAt === null && passed(run.nominalAt, watch.endWithin)) found.push('late-end');
  if (run.endedAt === null && passed(run.begunAt, watch.expected)) found.push('overlong');
  return found.filter((one) => !run.warnings.includes(one));
}
