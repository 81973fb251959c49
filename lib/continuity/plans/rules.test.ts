import { describe, expect, test } from 'vitest';
import type { Plan } from './constants';
import { conditionsOf, type Facts, hindering, needsSecond, rankHosts, triggerOf } from './rules';

const [seiro, izumozaki, sekikawa] = ['153079', '154059', '155811'] as const;

describe('where to go', () => {
  test.each([
    ['a tsunami rules out the other town on the coast', 'tsunami', [izumozaki, sekikawa], [sekikawa, izumozaki]],
    ['an earthquake leaves the order', 'earthquake', [izumozaki, sekikawa], [izumozaki, sekikawa]],
    ['a flood in the mountains leaves both coasts', 'flood', [seiro, izumozaki], [seiro, izumozaki]],
  ] as const)('%s', (_, hazard, hosts, order) =>
    expect(rankHosts(hazard, hosts).map(({ host }) => host)).toEqual(order),
  );
});

describe('conditions', () => {
  const facts: Facts = { mode: 'down-recovery', centerReachable: false, clockRight: true, dataAt: new Date() };
  test.each<[string, Plan, Facts, string[]]>([
    ['case 1 with the line down', 1, facts, []],
    ['case 1 while the center answers', 1, { ...facts, centerReachable: true }, ['centerDown']],
    ['case 1 without a copy', 1, { ...facts, dataAt: null }, ['dataThere']],
    ['case 1 at a partner server', 1, { ...facts, mode: 'partner' }, ['site']],
    ['case 1 with a wrong clock', 1, { ...facts, clockRight: false }, ['clock']],
    ['case 2 at the live center', 2, { ...facts, mode: 'cloud', centerReachable: true }, []],
    ['case 3 at a host', 3, { ...facts, mode: 'partner' }, []],
    ['case 3 while the center answers', 3, { ...facts, mode: 'partner', centerReachable: true }, ['centerDown']],
  ])('%s', (_, plan, given, unmet) =>
    expect(conditionsOf(plan, given).flatMap(({ condition, met }) => (met ? [] : condition))).toEqual(unmet),
  );

  test.each<[string, Plan, Facts, boolean]>([
    ['case 1 is open at once', 1, facts, false],
    ['case 1 with a wrong clock waits for a second person', 1, { ...facts, clockRight: false }, true],
    ['case 3 waits in any case', 3, { ...facts, mode: 'partner' }, true],
  ])('%s', (_, plan, given, second) => {
    expect(hindering(plan, given)).toEqual([]);
    expect(needsSecond(plan, given)).toBe(second);
  });
});

describe('triggers', () => {
  const halls = [seiro];
  test.each<[string, Plan, string, number, readonly string[], boolean]>([
    ['case 1 after five minutes of silence', 1, 'down-recovery', 5, [], true],
    ['case 1 not before', 1, 'down-recovery', 4.9, [], false],
    ['case 2 when a hall is silent', 2, 'cloud', 0, halls, true],
    ['case 2 while all halls answer', 2, 'cloud', 0, [], false],
    ['case 3 when center and hall are silent', 3, 'partner', 6, halls, true],
    ['case 3 not while the hall answers', 3, 'partner', 6, [], false],
    ['case 3 not while the center answers', 3, 'partner', 0, halls, false],
    ['case 3 is not noticed in the hall itself', 3, 'down-recovery', 6, halls, false],
  ])('%s', (_, plan, mode, centerSilent, silentHalls, met) =>
    expect(triggerOf(plan, { mode, centerSilent, silentHalls }).met).toBe(met),
  );
});
