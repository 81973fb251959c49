import { describe, expect, it } from 'vitest';
import { asked, brief, factsOf, seededHolidays, seiro } from '@/tests/support/window';

const closedUntil = (rule: string, next: string) => ['closed', rule, 5, `${next}T09:00`, `${next}T09:00`];

describe('known dates of 2019 to 2027, at ten in the morning', () => {
  const facts = factsOf();
  it.each([
    ['元日', '2019-01-01', 'holiday', '2019-01-04', '元日'],
    ['3 January', '2019-01-03', 'year-end', '2019-01-04', null],
    ['即位: a bridge day becomes a holiday', '2019-04-30', 'holiday', '2019-05-07', '休日'],
    ['即位の日', '2019-05-01', 'holiday', '2019-05-07', '休日（祝日扱い）'],
    ['ten days closed from 27 April 2019', '2019-04-27', 'weekend', '2019-05-07', null],
    ['即位礼正殿の儀', '2019-10-22', 'holiday', '2019-10-23', '休日（祝日扱い）'],
    ['振替休日 after 文化の日 on a Sunday', '2019-11-04', 'holiday', '2019-11-05', '文化の日 振替休日'],
    ['海の日 moved in 2020', '2020-07-23', 'holiday', '2020-07-27', '海の日'],
    ['スポーツの日 moved in 2020', '2020-07-24', 'holiday', '2020-07-27', 'スポーツの日'],
    ['山の日 moved in 2020', '2020-08-10', 'holiday', '2020-08-11', '山の日'],
    ['海の日 moved in 2021', '2021-07-22', 'holiday', '2021-07-26', '海の日'],
    ['山の日 2021 in lieu', '2021-08-09', 'holiday', '2021-08-10', '山の日 振替休日'],
    ['天皇誕生日 in its new month', '2022-02-23', 'holiday', '2022-02-24', '天皇誕生日'],
    [
      '2 January in lieu, which is the turn of the year as well',
      '2023-01-02',
      'holiday',
      '2023-01-04',
      '元日 振替休日',
    ],
    ['12 February 2024 in lieu', '2024-02-12', 'holiday', '2024-02-13', '建国記念の日 振替休日'],
    ['29 December 2025, a Monday', '2025-12-29', 'year-end', '2026-01-05', null],
    ['国民の休日 between two holidays', '2026-09-22', 'holiday', '2026-09-24', '休日'],
    ['29 December 2026, a Tuesday', '2026-12-29', 'year-end', '2027-01-04', null],
    ['2 January 2027, a Saturday', '2027-01-02', 'year-end', '2027-01-04', null],
    ['春分の日 2027 in lieu', '2027-03-22', 'holiday', '2027-03-23', '春分の日 振替休日'],
  ])('%s (%s) is outside the window: %s until %s', (_name, date, rule, next, day) => {
    const answer = asked('wide-area-issuance', seiro, `${date}T10:00`, facts);
    expect(brief(answer)).toEqual(closedUntil(rule, next));
    expect(answer.day?.name ?? null).toBe(day);
  });

  it.each([
    ['23 December is no holiday any more', '2019-12-23'],
    ['the old 海の日 of 2020', '2020-07-20'],
    ['the old 山の日 of 2020', '2020-08-11'],
    ['the old スポーツの日 of 2020', '2020-10-12'],
    ['the old スポーツの日 of 2021', '2021-10-11'],
    ['28 December 2020', '2020-12-28'],
    ['4 January 2022', '2022-01-04'],
    ['29 February 2024, a leap day', '2024-02-29'],
    ['28 December 2026', '2026-12-28'],
    ['4 January 2027', '2027-01-04'],
  ])('%s (%s) is inside', (_name, date) => {
    const answer = asked('wide-area-issuance', seiro, `${date}T10:00`, facts);
    expect(brief(answer).slice(0, 4)).toEqual(['open', 'counter-hours', 2, `${date}T17:00`]);
  });

  it('29 February 2020 was a Saturday', () => {
    expect(asked('special-move', seiro, '2020-02-29T10:00', facts).rule).toBe('weekend');
  });

  it('knows every holiday of the table, on whatever weekday', () => {
    for (const date of seededHolidays.keys())
      expect(asked('special-move', seiro, `${date}T10:00`, facts).rule).toBe('holiday');
  });
});
