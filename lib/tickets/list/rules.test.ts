import { expect, it } from 'vitest';
import { addDays } from '@/lib/calendar/rules';
import { columnsCookie, keptColumns, spanYearsAgo, yearsBack } from './rules';
import { usualColumns } from './schema';

it('goes back in years that leave no day out, the first of which holds the same season of the year before', () => {
  for (const today of ['2026-11-30', '2028-02-29', '2026-01-01']) {
    const spans = yearsBack.map((years) => spanYearsAgo(today, years));
    for (const [index, { since }] of spans.slice(0, -1).entries())
      expect(spans[index + 1]?.until).toBe(addDays(since, -1));
  }
  expect(spanYearsAgo('2026-11-30', 1)).toEqual({ since: '2024-12-31', until: '2025-12-30' });
});

it.each([
  ['nothing was chosen', undefined, usualColumns],
  ['it says what no list shows', '__proto__.colour', usualColumns],
  ['some were chosen', 'subject.due.number', ['number', 'subject', 'due']],
  ['no other was chosen', 'subject', ['subject']],
] as const)('the columns where %s', (_, cookie, expected) => expect(keptColumns(cookie)).toEqual(expected));

it('keeps the columns of each person apart', () => {
  expect(columnsCookie('abcdefghijklmnop')).not.toBe(columnsCookie('bbcdefghijklmnop'));
});
