import { type Method, methods } from '../constants';
import { monthsOf } from '../month/rules';
import type { Comparison, CountRow, Gap, GroupDetail, LabelledSum, Series } from '../types';

const none = (): Record<Method, number> => ({ immediate: 0, line: 0, medium: 0 });

function sumBy(rows: Iterable<readonly [string, CountRow]>): LabelledSum[] {
  const sums = new Map<string, Record<Method, number>>();
  for (const [label, { method, count }] of rows) {
    const found = sums.get(label) ?? none();
    found[method] += count;
    sums.set(label, found);
  }
  return [...sums].map(([label, byMethod]) => ({
    ...{ label, byMethod },
    sum: methods.reduce((sum, method) => sum + byMethod[method], 0),
  }));
}

const linesOf = (groups: readonly GroupDetail[], labelOf: (group: GroupDetail, row: CountRow) => string) =>
  groups.flatMap((group) => group.counts.map((row) => [labelOf(group, row), row] as const));

/** What each body received, in the table's order; a body may stand in several groups. */
export const sumByBody = (groups: readonly GroupDetail[]): LabelledSum[] => sumBy(linesOf(groups, ({ body }) => body));

/** Of all twelve months of the year, by `YYYY-MM-01`. */
export function sumByMonth(groups: readonly GroupDetail[], year: number): LabelledSum[] {
  const sums = new Map(sumBy(linesOf(groups, (_group, { month }) => month)).map((sum) => [sum.label, sum]));
  return monthsOf(year).map((label) => sums.get(label) ?? { label, byMethod: none(), sum: 0 });
}

export function sumByMethod(groups: readonly GroupDetail[]): Record<Method, number> {
  const sums = none();
  for (const { counts } of groups) for (const { method, count } of counts) sums[method] += count;
  return sums;
}

export const totalOf = (groups: readonly GroupDetail[]): number => {
  const sums = sumByMethod(groups);
  return methods.reduce((sum, method) => sum + sums[method], 0);
};

export const compare = (declared: number | null, sum: number): Comparison => ({
  ...{ declared, sum },
  difference: declared === null ? null : declared - sum,
});

/** Each group's counts by method: a law has none of its own (S4 別紙1, merged cells). */
export function seriesOf(groups: readonly GroupDetail[]): Series[] {
  return groups.flatMap((group) =>
    methods.flatMap((method): Series[] => {
      const rows = group.counts.filter((row) => row.method === method);
      if (rows.length === 0) return [];
      const counts = new Map(rows.map(({ month, count }) => [month, count]));
      return [{ group, method, counts, sum: rows.reduce((sum, { count }) => sum + count, 0) }];
    }),
  );
}

/** From so many of the twelve months on a series is taken to be monthly. */
const monthly = 10;

/**
 * Months after the beginning of a monthly series that have no row. Whether the table had one, the table does not say: these are to be looked
 * into, and never filled.
 */
export function gapsOf(groups: readonly GroupDetail[], year: number): Gap[] {
  return seriesOf(groups).flatMap(({ group, method, counts }) => {
    if (counts.size < monthly) return [];
    const [first = ''] = [...counts.keys()].sort();
    const lost = new Set(group.lost.map(({ month }) => month));
    return monthsOf(year)
      .filter((month) => month > first && !counts.has(month) && !lost.has(month))
      .map((month) => ({ body: group.body, laws: group.laws, method, month }));
  });
}

/** Change against the year before, by the totals that both tables state, else by what was imported; null = nothing to compare with. */
export function growth(present: number | null, before: number | null): number | null {
  return present === null || before === null || before === 0 ? null : (present - before) / before;
}
