import { describe, expect, it } from 'vitest';
import type { JobRunState } from '@/lib/core/generated/enums';
import type { Job } from '../nets/schema';
import { decideJob, outcomeOf, runOutcomeOf, warningsOf } from './rules';

// 24 November 2026, 8:00 and 8:30 in Japan.
const nominalAt = new Date('2026-11-23T23:00:00Z');
const at = new Date('2026-11-23T23:30:00Z');
const standing = (key: string, state: JobRunState, after: Job['after'] = [], notBefore: number | null = null) => ({
  ...{ key, state, definition: { after, notBefore } },
});
const link = (key: string, on: 'succeeded' | 'ended' = 'succeeded', scope: 'all' | 'node' = 'all') => ({
  ...{ key, on, scope },
});

describe('a waiting job', () => {
  it.each<[string, JobRunState, JobRunState, Job['after'], number | null, string]>([
    ['begins at once without links', 'running', 'running', [], null, 'begin'],
    ['waits for its time', 'running', 'running', [], 511, 'wait'],
    ['begins at its time', 'running', 'running', [], 510, 'begin'],
    ['waits for one of two', 'succeeded', 'running', [link('a'), link('b')], null, 'wait'],
    ['begins when both are through', 'succeeded', 'succeeded', [link('a'), link('b')], null, 'begin'],
    ['waits for its time though both are through', 'succeeded', 'succeeded', [link('a'), link('b')], 540, 'wait'],
    ['is skipped when one failed', 'succeeded', 'failed', [link('a'), link('b')], null, 'skip'],
    ['is skipped when nobody knows of one', 'succeeded', 'unknown', [link('a'), link('b')], null, 'skip'],
    ['begins after an end that it only waits for', 'failed', 'failed', [link('a', 'ended')], null, 'begin'],
    ['begins node by node while the other runs', 'running', 'running', [link('a', 'succeeded', 'node')], null, 'begin'],
    ['waits node by node for the other to begin', 'waiting', 'running', [link('a', 'succeeded', 'node')], null, 'wait'],
    ['is skipped after one that was', 'skipped', 'running', [link('a', 'succeeded', 'node')], null, 'skip'],
  ])('%s', (_what, first, second, after, notBefore, decision) => {
    const jobs = [standing('a', first), standing('b', second), standing('c', 'waiting', after, notBefore)];
    const job = jobs[2];
    expect(job && decideJob(job, jobs, { nominalAt, at })).toBe(decision);
  });
});

describe('how a job ended', () => {
  const none = { total: 0, waiting: 0, running: 0, succeeded: 0, failed: 0, unknown: 0, other: 0 };
  it.each([
    ['without servers', {}, 0, 'skipped'],
    ['everywhere', { total: 4, succeeded: 4 }, 0, 'succeeded'],
    ['with a failure', { total: 4, succeeded: 3, failed: 1 }, 0, 'failed'],
    ['with a failure that is tolerated', { total: 4, succeeded: 3, failed: 1 }, 25, 'succeeded'],
    ['with nobody knowing', { total: 4, succeeded: 3, unknown: 1 }, 0, 'unknown'],
    ['with all failed, whatever is tolerated', { total: 4, failed: 4 }, 100, 'failed'],
    ['taken back', { total: 4, other: 4 }, 0, 'cancelled'],
  ])('%s', (_what, counts, tolerance, outcome) => {
    expect(outcomeOf({ ...none, ...counts }, tolerance)).toBe(outcome);
  });

  it.each<[JobRunState[], JobRunState]>([
    [['succeeded', 'skipped'], 'succeeded'],
    [['succeeded', 'unknown'], 'unknown'],
    [['unknown', 'failed'], 'failed'],
    [['succeeded', 'cancelled'], 'cancelled'],
    [['skipped'], 'skipped'],
  ])('a run of %j has %s', (states, outcome) => expect(runOutcomeOf(states)).toBe(outcome));
});

describe('what is told of a run', () => {
  const watch = { schedule: { kind: 'manual' }, missed: 'skip', startWithin: 10, endWithin: 20, expected: 15 } as const;
  const run = { nominalAt, begunAt: null, endedAt: null, warnings: [] as string[] };
  it.each([
    ['a late start and end', {}, ['late-start', 'late-end']],
    ['what was not told yet', { warnings: ['late-start'] }, ['late-end']],
    ['that it takes long', { begunAt: new Date(at.getTime() - 16 * 60_000), warnings: ['late-end'] }, ['overlong']],
    ['nothing when it is over', { begunAt: nominalAt, endedAt: at }, []],
  ])('%s', (_what, how, warnings) => expect(warningsOf({ ...run, ...how }, watch, at)).toEqual(warnings));

  it('nothing where nobody watches', () => {
    const alone = { ...watch, startWithin: null, endWithin: null, expected: null };
    expect(warningsOf(run, alone, at)).toEqual([]);
  });
});
