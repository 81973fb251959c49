import { describe, expect, test } from 'vitest';
import { markOf, measured, resumedIn } from './rules';
import type { DrillReport } from './types';

const report: DrillReport = {
  ...{ startedAt: '', finishedAt: '', shortened: true, ok: false, towns: ['153079'] },
  ...{ isolation: [], findings: [], faults: [] },
  items: [
    { no: 1, town: '153079', ok: true, evidence: [] },
    { no: 2, town: '153079', ok: false, evidence: [] },
  ],
  seconds: [
    { town: '153079', way: 'visiting', kind: 'tax', seconds: 1 },
    { town: '153079', way: 'visiting', kind: 'tax', seconds: 2 },
    { town: '154059', way: 'visiting', kind: 'tax', seconds: 9 },
  ],
  resume: [{ town: '153079', plan: 3, seconds: 40 }],
};

describe('what a report says', () => {
  test.each([
    [1, '○'],
    [2, '×'],
    [3, '—'],
  ] as const)('of item %i: %s', (no, mark) => expect(markOf(report, no, '153079')).toBe(mark));

  test('seconds of both hosts are a mean, of the town alone', () =>
    expect(measured(report, '153079', 'visiting', 'tax')).toBe(1.5));
  test('what was not measured is not zero', () => {
    expect(measured(report, '153079', 'own', 'tax')).toBeNull();
    expect(resumedIn(report, '153079', 1)).toBeNull();
    expect(resumedIn(report, '153079', 3)).toBe(40);
  });
});
