import { describe, expect, it } from 'vitest';
import { meanOf, referenceSpeed } from './calibration.mjs';
import { atReferenceSpeed, judge, verdictLines } from './judge.mjs';

const { script, database } = referenceSpeed;

describe('CPU at reference speed', () => {
  it.each([
    ['this machine is as fast', { web: 20, worker: 2, postgres: 6 }, { script, database }, 28],
    [
      'half as fast: half of what it took',
      { web: 40, postgres: 12 },
      { script: script * 2, database: database * 2 },
      26,
    ],
    ['only its database is slow', { web: 20, postgres: 12 }, { script, database: database * 2 }, 26],
    ['twice as fast', { web: 10, postgres: 3 }, { script: script / 2, database: database / 2 }, 26],
    ['the bench itself, where it does the work', { generator: 5 }, { script, database }, 5],
  ])('%s', (_name, cpu, speed, expected) => {
    expect(atReferenceSpeed(cpu, speed)).toBe(expected);
  });

  it('the speed during a case is the mean of before and after', () => {
    expect(
      meanOf([
        { script: 90, database: 110 },
        { script: 110, database: 130 },
      ]),
    ).toEqual({ script: 100, database: 120 });
  });
});

it('a target is met up to its figure, and what is missed stands last', () => {
  const verdicts = [judge('list', 30, 31), judge('ticket', 25, 25), judge('web process, MB', 400, 380)];
  expect(verdicts.map(({ met }) => met)).toEqual([false, true, true]);
  expect(verdictLines(verdicts)).toEqual([
    '✓ ticket: 25 (≤ 25)',
    '✓ web process, MB: 380 (≤ 400)',
    '✗ list: 31 (≤ 30)',
  ]);
});
