import { yearOf } from '../../month/rules';
import type { ImportOptions, ImportProblem, ReadTable } from '../types';

/** What the portal knows already. */
export interface Known {
  readonly bodies: ReadonlySet<string>;
  /** Months that have counts, `YYYY-MM-01`. */
  readonly months: ReadonlySet<string>;
}

const linesOf = ({ groups }: ReadTable) => groups.flatMap(({ counts, lost }) => [...counts, ...lost]);

/** Every month of the table once, in order. */
export const monthsIn = (table: ReadTable): string[] => [...new Set(linesOf(table).map(({ month }) => month))].sort();

export const yearsIn = (table: ReadTable): number[] => [...new Set(monthsIn(table).map(yearOf))];

export const sumOf = ({ groups }: ReadTable): number =>
  groups.reduce((sum, { counts }) => counts.reduce((part, { count }) => part + count, sum), 0);

/** What keeps a table, readable in itself, from being imported. */
export function checkTable(table: ReadTable, known: Known, options: ImportOptions): ImportProblem[] {
  const problems: ImportProblem[] = [];
  if (!options.newBodies)
    for (const { line, body } of table.groups)
      if (!known.bodies.has(body)) problems.push({ line, field: 'body', rule: 'unknownBody', value: body });
  if (!options.replace)
    for (const month of monthsIn(table).filter((one) => known.months.has(one))) {
      const line = Math.min(
        ...linesOf(table)
          .filter((one) => one.month === month)
          .map((one) => one.line),
      );
      problems.push({ line, field: 'month', rule: 'monthImported', value: month.slice(0, 7) });
    }
  return [...problems, ...checkTotal(table, options)];
}

function checkTotal(table: ReadTable, { acceptDifference }: ImportOptions): ImportProblem[] {
  if (table.total === null) return [];
  if (yearsIn(table).length > 1) return [{ line: 0, field: 'count', rule: 'totalManyYears', value: '' }];
  const sum = sumOf(table);
  if (sum === table.total || acceptDifference) return [];
  const value = `${table.total.toLocaleString('en-US')} − ${sum.toLocaleString('en-US')} = ${(table.total - sum).toLocaleString('en-US')}`;
  return [{ line: 0, field: 'count', rule: 'totalDiffers', value }];
}
