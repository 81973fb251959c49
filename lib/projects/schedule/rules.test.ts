import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, countWorkingDays, findCycle, moveDependents, type Scheduled } from './rules';

const holidays = new Set(['2026-11-23', '2027-01-01', '2027-01-11']);
const item = (key: string, startsOn: string | null, endsOn: string | null, ...dependsOn: string[]): Scheduled => ({
  key,
  startsOn,
  endsOn,
  dependsOn,
});

describe('working days', () => {
  it.each([
    ['Friday to Monday over a weekend', '2026-11-13', '2026-11-16', 2],
    ['over a holiday', '2026-11-20', '2026-11-24', 2],
    ['over the turn of the year', '2026-12-28', '2027-01-04', 2],
    ['one day', '2026-11-24', '2026-11-24', 1],
  ])('%s', (_name, from, to, count) => {
    expect(countWorkingDays(from, to, holidays)).toBe(count);
    expect(addWorkingDays(from, count, holidays)).toBe(to);
  });
});

describe('what depends on an item', () => {
  it.each([
    ['stays where it begins later anyway', '2026-11-13', ['2026-11-16', '2026-11-17'], undefined],
    [
      'begins on the next working day, with its length',
      '2026-11-20',
      ['2026-11-16', '2026-11-17'],
      ['2026-11-24', '2026-11-25'],
    ],
    ['skips the turn of the year', '2026-12-28', ['2026-12-01', '2026-12-03'], ['2027-01-04', '2027-01-06']],
    ['does not move forward', '2026-11-02', ['2026-11-30', '2026-12-01'], undefined],
  ])('%s', (_name, ends, [starts = '', last = ''], expected) => {
    const moved = moveDependents(
      [item('b', starts, last, 'a'), item('a', '2026-11-02', ends)],
      new Set(),
      holidays,
    ).get('b');
    expect(moved && [moved.startsOn, moved.endsOn]).toEqual(expected);
  });

  it('moves on along the chain, and the ▲ may be on the day itself', () => {
    const moved = moveDependents(
      [
        item('a', '2026-11-02', '2026-11-20'),
        item('b', '2026-11-10', '2026-11-12', 'a'),
        item('go_live', '2026-11-13', '2026-11-13', 'b'),
      ],
      new Set(),
      holidays,
    );
    expect([...moved]).toEqual([
      ['b', { startsOn: '2026-11-24', endsOn: '2026-11-26' }],
      ['go_live', { startsOn: '2026-11-26', endsOn: '2026-11-26' }],
    ]);
  });

  it('stays where it is when work has begun, and waits for nobody without dates', () => {
    const items = [
      item('a', null, null),
      item('b', '2026-11-10', '2026-11-12', 'a'),
      item('c', '2026-11-02', '2026-11-20'),
      item('d', '2026-11-10', '2026-11-12', 'c'),
    ];
    expect(moveDependents(items, new Set(['d']), holidays).size).toBe(0);
  });
});

describe('a cycle', () => {
  it.each([
    ['none', { a: ['b'], b: ['c'], c: [] }, null],
    ['two', { a: ['b'], b: ['a'] }, ['a', 'b', 'a']],
    ['itself', { a: ['a'] }, ['a', 'a']],
    ['behind a way in', { a: ['b'], b: ['c'], c: ['d'], d: ['b'] }, ['b', 'c', 'd', 'b']],
    ['diamond', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, null],
  ])('%s', (_name, edges, cycle) => {
    expect(findCycle(Object.entries(edges).map(([key, dependsOn]) => ({ key, dependsOn })))).toEqual(cycle);
  });

  it('is found in whatever plan has one, and every arrow of it is there', () => {
    const plans = fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 })), { maxLength: 14 });
    fc.assert(
      fc.property(plans, (edges) => {
        const items = Array.from({ length: 8 }, (_, key) => ({
          key: String(key),
          dependsOn: edges.filter(([from]) => from === key).map(([, to]) => String(to)),
        }));
        const cycle = findCycle(items);
        // Without a cycle the items without what they wait for can be taken away, one after the other.
        let left = items;
        for (let round = 0; round < 8; round += 1)
          left = left.filter(({ dependsOn }) => dependsOn.some((key) => left.some((other) => other.key === key)));
        expect(cycle === null).toBe(left.length === 0);
        cycle?.slice(1).forEach((key, index) => {
          expect(items[Number(cycle[index])]?.dependsOn).toContain(key);
        });
      }),
    );
  });
});
