import { describe, expect, it } from 'vitest';
import type { ReleasePlan } from '../releases/schema';
import { nextSlot, taskOf, timeOf } from './rules';

const morning = new Date('2026-11-23T20:00:00Z'); // 24 November, 5:00 in Japan
const plan: ReleasePlan = {
  ...{ nodeKinds: ['cs'], prefecture: '', pilots: [], slot: { from: 360, to: 480 } },
  ...{ success: 95, error: 3, rollBack: true, limit: 0 },
};
const standing: Parameters<typeof timeOf>[0] = {
  releaseState: 'running',
  kind: 'program',
  state: 'waiting',
  ...{ plan, startsAt: morning, releaseWave: 3, wave: 3, percent: 100, updatedAt: morning },
};

describe('a slot', () => {
  it.each([
    ['before it', 360, 480, '2026-11-23T20:00:00Z', '2026-11-24'],
    ['in it', 360, 480, '2026-11-23T22:30:00Z', '2026-11-24'],
    ['after it', 360, 480, '2026-11-24T00:00:00Z', '2026-11-25'],
    ['past midnight, in the evening', 1_320, 120, '2026-11-24T13:30:00Z', '2026-11-24'],
    ['past midnight, after it', 1_320, 120, '2026-11-23T16:30:00Z', '2026-11-23'],
    ['past midnight, written beyond 24:00', 1_320, 1_560, '2026-11-23T16:30:00Z', '2026-11-23'],
  ])('%s: the day on which it opens', (_when, from, to, at, date) => {
    expect(nextSlot({ from, to }, new Date(at))).toEqual({ kind: 'slot', date, from, to });
  });
});

describe('what comes', () => {
  it.each([
    ['has not begun', { state: null, wave: null }, { kind: 'starts', at: morning }, 'keepOn'],
    ['arrives', { state: 'downloading', percent: 40 }, { kind: 'arriving', percent: 40 }, 'keepOn'],
    ['waits for the wave before', { releaseWave: 2 }, { kind: 'afterWave', wave: 3 }, 'keepOn'],
    ['waits for its slot', {}, { kind: 'slot', date: '2026-11-24', from: 360, to: 480 }, 'keepOn'],
    ['may be applied at any time', { plan: { ...plan, slot: null } }, { kind: 'anyTime' }, 'keepRunning'],
    ['is stopped', { releaseState: 'stopped' }, { kind: 'stopped' }, 'waitForCenter'],
    ['is applied now', { state: 'applied' }, { kind: 'applying' }, 'keepOn'],
    ['is there', { state: 'confirmed' }, { kind: 'ended', at: morning }, 'checkWork'],
    ['is there, a manual', { state: 'confirmed', kind: 'manual' }, { kind: 'ended', at: morning }, 'readIt'],
    ['failed', { state: 'failed' }, { kind: 'ended', at: morning }, 'askCenter'],
    ['was taken back', { state: 'rolled_back' }, { kind: 'ended', at: morning }, 'formerVersion'],
    ['was overtaken', { state: 'superseded' }, { kind: 'ended', at: morning }, 'nothing'],
  ] as const satisfies readonly [string, Partial<typeof standing>, object, string][])(
    '%s',
    (_what, how, time, task) => {
      const arrival = { ...standing, ...how };
      expect(timeOf(arrival, morning)).toEqual(time);
      expect(taskOf(arrival)).toBe(task);
    },
  );
});
