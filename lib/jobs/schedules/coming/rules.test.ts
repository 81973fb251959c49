import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../nets/schema';
import type { ScheduleFacts } from '../rules';
import { comingRuns } from './rules';

const facts: ScheduleFacts = {
  calendar: { holidays: new Map(), closures: new Map(), confirmedYears: new Set([2026]) },
  onlineEnd: () => 1_110,
};
const daily = (at: number): Schedule => ({ kind: 'calendar', calendar: 'operating-days', at });
const following = (...nets: string[]): Schedule => ({ kind: 'after', nets, on: 'succeeded' });
// Tuesday, 24 November 2026, 12:00 in Japan.
const noon = new Date('2026-11-24T03:00:00Z');
const tomorrow = new Date('2026-11-25T03:00:00Z');
const words = (nets: Readonly<Record<string, Schedule>>) =>
  comingRuns(
    Object.entries(nets).map(([code, schedule]) => ({ code, schedule })),
    noon,
    tomorrow,
    facts,
  ).map(({ code, at, after: others }) => [code, at.toISOString().slice(8, 16), ...others].join(' '));

describe('what comes next', () => {
  it('comes in order of its times, up to the end', () => {
    expect(words({ LATE: daily(1_320), EARLY: daily(480), MANUAL: { kind: 'manual' } })).toEqual([
      'LATE 24T13:00',
      'EARLY 24T23:00',
    ]);
  });

  it('has chained nets where the last of those before has run, link by link', () => {
    const nets = { C: following('B'), B: following('MORNING', 'EVENING'), MORNING: daily(480), EVENING: daily(1_320) };
    expect(words(nets)).toEqual(['EVENING 24T13:00', 'C 24T13:00 B', 'B 24T13:00 MORNING EVENING', 'MORNING 24T23:00']);
  });

  it('has none of a chain of which one never runs', () => {
    expect(words({ B: following('A', 'MANUAL'), A: daily(900), MANUAL: { kind: 'manual' } })).toEqual(['A 24T06:00']);
  });

  it('runs a chained net after each time of an interval', () => {
    const every: Schedule = { kind: 'interval', calendar: 'every-day', every: 60, from: 780, to: 840 };
    expect(words({ A: every, B: following('A') })).toEqual([
      'A 24T04:00',
      'B 24T04:00 A',
      'A 24T05:00',
      'B 24T05:00 A',
    ]);
  });

  it('follows the end of online operation, and leaves closed days out', () => {
    const friday = new Date('2026-11-27T03:00:00Z');
    const nets = [
      { code: 'END', schedule: { kind: 'online-end', after: 30 } as const },
      { code: 'DAY', schedule: daily(480) },
    ];
    expect(comingRuns(nets, friday, new Date('2026-11-30T00:00:00Z'), facts).map(({ code, at }) => [code, at])).toEqual(
      [
        ['END', new Date('2026-11-27T10:00:00Z')],
        ['DAY', new Date('2026-11-29T23:00:00Z')],
      ],
    );
  });
});
