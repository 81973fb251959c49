import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branded } from '@/tests/support/plain';
import { cases } from '@/tests/support/proof';
import type { Lane } from '../constants';
import type { Progress } from '../types';
import { type LaneBodies, lanesToAct, operatorHears, phaseToReport, waitingOf, waitsForReview } from './rules';

const at = (one: number, two: number, three: number, more: Partial<Progress> = {}): Progress => ({
  lane2Kind: 'prefecture',
  done: { 1: one, 2: two, 3: three },
  escalated: false,
  closed: false,
  ...more,
});

describe('who must act', () => {
  it.each<[string, Progress, readonly Lane[]]>([
    ['the body first', at(0, 0, 0), [1]],
    ['the prefecture when the body has reported, who goes on meanwhile', at(1, 0, 0), [1, 2]],
    ['the operator when the prefecture has', at(1, 1, 0), [1, 3]],
    ['all three, each at its own phase', at(3, 2, 1), [1, 2, 3]],
    ['the operator confirms last', at(4, 4, 3), [3]],
    ['nobody when all are through', at(4, 4, 4), []],
    ['an agency without a prefecture is heard by the operator', at(1, 0, 0, { lane2Kind: 'none' }), [1, 3]],
    ['the body waits for the operator where it cannot handle it alone', at(3, 3, 2, { escalated: true }), [3]],
    ['and confirms when the operator has acted', at(3, 3, 3, { escalated: true }), [1]],
    ['nobody when it is closed', at(1, 0, 0, { closed: true }), []],
  ])('%s', (_name, progress, expected) => {
    expect(lanesToAct(progress)).toEqual(expected);
  });

  it('after the announcement the body owes its review', () => {
    expect(waitsForReview(at(4, 4, 4))).toBe(true);
    expect(waitingOf(at(4, 4, 4), branded<LaneBodies>({ 1: 'T', 2: 'P', 3: 'O' }))).toEqual(['T']);
  });

  it('one body in two lanes is named once', () => {
    expect(waitingOf(at(1, 0, 0), branded<LaneBodies>({ 1: 'P', 2: 'P', 3: 'O' }))).toEqual(['P']);
  });
});

it('whatever the order of reports, somebody can act until all are through', () => {
  const pick = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(pick, fc.boolean(), fc.boolean(), (choices, escalated, alone) => {
      const done = { 1: 0, 2: 0, 3: 0 };
      for (const choice of choices) {
        const progress = at(done[1], done[2], done[3], { escalated, ...(alone ? { lane2Kind: 'none' as const } : {}) });
        const acting = lanesToAct(progress);
        if (acting.length === 0) {
          expect([done[1], done[3]]).toEqual([4, 4]);
          return;
        }
        const lane = acting[choice % acting.length] ?? 1;
        expect(phaseToReport(lane, progress)).toBe(done[lane] + 1);
        done[lane] += 1;
        expect(done[3]).toBeLessThanOrEqual(done[1]);
      }
    }),
    cases(),
  );
});

it.each([
  ['not before the prefecture has reported', at(1, 0, 0), false, false],
  ['when it has', at(1, 1, 0), false, true],
  ['at once when it is urgent', at(0, 0, 0), true, true],
  ['at once where nobody is between', at(0, 0, 0, { lane2Kind: 'none' }), false, true],
  ['at once when it is not to be handled alone', at(1, 0, 0, { escalated: true }), false, true],
] as const)('the operator hears of it %s', (_name, progress, urgent, hears) => {
  expect(operatorHears(progress, urgent)).toBe(hears);
});
