import { describe, expect, it } from 'vitest';
import { moveDependents } from '../schedule/rules';
import { halfMonths, templateRows } from './constants';
import { coveredHalves, halfMonthOf, halvesNeeded, listHalfMonths, templateItems } from './rules';

const holidays = new Set(['2026-11-03', '2026-11-23', '2027-01-01', '2027-01-11', '2027-02-11', '2027-02-23']);

/** Taken by hand from the table 「導入の標準スケジュール」 (S1 §I.4), half-month by half-month; ▲ is the start of operation. */
const source = [
  ['requirements', '■.......'],
  ['master_schedule', '■.......'],
  ['specification', '■■......'],
  ['operation_design', '.■■.....'],
  ['interface_design', '.■■.....'],
  ['equipment_design', '.■■.....'],
  ['network_design', '.■■.....'],
  ['installation_site', '..■■....'],
  ['network_work', '..■■....'],
  ['software', '...■■...'],
  ['configuration', '....■■■.'],
  ['data', '....■■■.'],
  ['operator_cards', '....■■..'],
  ['operation_test', '......■■'],
  ['operation_training', '......■■'],
  ['go_live', '.......▲'],
] as const;

const drawn = (start: string) => {
  const halves = listHalfMonths(start, halfMonths);
  return templateItems(start, true, holidays).flatMap(({ key, startsOn, endsOn }) => {
    if (startsOn === null || endsOn === null) return [];
    const mark = key === 'go_live' ? '▲' : '■';
    return [
      [
        key,
        coveredHalves({ startsOn, endsOn }, halves)
          .map((covered) => (covered ? mark : '.'))
          .join(''),
      ],
    ];
  });
};

describe('the schedule of the template', () => {
  it.each(['2026-10-01', '2026-10-16', '2026-11-20', '2027-02-28', '2028-02-16'])(
    'drawn from %s on equals the table of the source',
    (start) => expect(drawn(start)).toEqual(source),
  );

  it('has its 16 rows from the 13 work items, the cards and the start', () => {
    expect(templateRows).toHaveLength(16);
    expect([...new Set(templateRows.map(({ item }) => item))]).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, null, 12, 13],
    ]);
  });

  it('keeps its own dependencies: nothing has to move', () => {
    for (const start of ['2026-10-01', '2026-11-16', '2026-12-16'])
      expect(moveDependents(templateItems(start, false, holidays), new Set(), holidays).size).toBe(0);
  });

  it('begins and ends on working days', () => {
    const items = new Map(templateItems('2026-11-01', false, holidays).map((item) => [item.key, item]));
    // 1 November is a Sunday, the 15th too; the 28th of February as well.
    expect(items.get('requirements')).toMatchObject({ startsOn: '2026-11-02', endsOn: '2026-11-13' });
    expect(items.get('go_live')).toMatchObject({ startsOn: '2027-02-26', endsOn: '2027-02-26' });
    expect(items.get('team')).toMatchObject({ startsOn: null, endsOn: null });
  });

  it('has a council where several introduce together, and only there', () => {
    const keys = (joint: boolean) => templateItems('2026-11-01', joint, holidays).map(({ key }) => key);
    expect([keys(true).includes('council'), keys(false).includes('council')]).toEqual([true, false]);
    expect([keys(true).length, keys(false).length]).toEqual([27, 26]);
  });
});

describe('half-months', () => {
  it.each([
    ['2026-11-15', '2026-11-01'],
    ['2026-11-16', '2026-11-16'],
    ['2026-02-28', '2026-02-16'],
  ])('%s lies in that of %s', (date, start) => expect(halfMonthOf(date)).toBe(start));

  it('end with the month, over the turn of a year and in a leap year', () => {
    const ends = (date: string) => listHalfMonths(date, 4).map(({ endsOn }) => endsOn);
    expect(ends('2026-12-20')).toEqual(['2026-12-31', '2027-01-15', '2027-01-31', '2027-02-15']);
    expect(ends('2028-02-01')).toEqual(['2028-02-15', '2028-02-29', '2028-03-15', '2028-03-31']);
  });

  it('are as many as the plan needs, eight at least', () => {
    expect(halvesNeeded('2026-11-01', [{ endsOn: null }, { endsOn: '2026-12-01' }])).toBe(8);
    expect(halvesNeeded('2026-11-01', [{ endsOn: '2027-03-16' }])).toBe(10);
  });
});
