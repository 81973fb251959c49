import { addDays, isBusinessDate } from '@/lib/calendar/rules';

/** The fiscal year (April to March) that a business date lies in. */
export const fiscalYearOf = (date: string): number => Number(date.slice(0, 4)) - (date.slice(5, 7) < '04' ? 1 : 0);

export const firstDayOf = (fiscalYear: number): string => `${fiscalYear}-04-01`;
export const lastDayOf = (fiscalYear: number): string => addDays(firstDayOf(fiscalYear + 1), -1);

export interface Counts {
  readonly enrolled: number;
  readonly completed: number;
}

/** Percent, rounded down; null = nobody is enrolled, which is not the same as nobody being through. */
export const completionOf = ({ enrolled, completed }: Counts): number | null =>
  enrolled === 0 ? null : Math.floor((completed / enrolled) * 100);

export interface TraineeLine {
  readonly staffNumber: string;
  readonly name: string;
  readonly department: string;
  /** Of an account of the own organization; empty = none. */
  readonly loginId: string;
}

export interface LineProblem {
  readonly line: number;
  readonly kind: 'columns' | 'staffNumber' | 'name' | 'twice' | 'tooLong';
}

const heads = new Set(['職員番号', 'staff number']);
const longest = 100;

/**
 * Trainees of a table: staff number, name, department, log-in id; the last two may be missing. A line of headings and empty lines are
 * passed over; bad ones are listed with their numbers, from 1.
 */
export function traineesIn(rows: readonly (readonly string[])[]): { trainees: TraineeLine[]; problems: LineProblem[] } {
  const trainees: TraineeLine[] = [];
  const problems: LineProblem[] = [];
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const cells = row.map((cell) => cell.trim());
    const [number = '', name = '', department = '', loginId = ''] = cells;
    const staffNumber = number.normalize('NFKC').replace(/^'/, '');
    if (cells.every((cell) => cell === '') || (index === 0 && heads.has(staffNumber.toLowerCase()))) continue;
    const refuse = (kind: LineProblem['kind']) => problems.push({ line: index + 1, kind });
    if (cells.length < 2 || cells.length > 4) refuse('columns');
    else if (staffNumber === '') refuse('staffNumber');
    else if (name === '') refuse('name');
    else if (cells.some((cell) => cell.length > longest)) refuse('tooLong');
    else if (seen.has(staffNumber)) refuse('twice');
    else {
      seen.add(staffNumber);
      trainees.push({ staffNumber, name, department, loginId: loginId.normalize('NFKC') });
    }
  }
  return { trainees, problems };
}

export interface Span {
  readonly enrolFrom: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/** What is open on a business date under a national plan; null = there is no plan yet, and nothing is. */
export const openOn = (plan: Span | null, date: string): { enrolment: boolean; courses: boolean } => ({
  enrolment: plan?.enrolFrom != null && plan.enrolFrom <= date && (plan.endsOn === null || date <= plan.endsOn),
  courses: plan?.startsOn != null && plan.startsOn <= date && (plan.endsOn === null || date <= plan.endsOn),
});

/** Which of the days of a national plan is wrong; null = none. */
export function spanProblem({ enrolFrom, startsOn, endsOn }: Record<keyof Span, string>): keyof Span | null {
  for (const [name, date] of Object.entries({ enrolFrom, startsOn, endsOn }))
    if (!isBusinessDate(date)) return name as keyof Span;
  return startsOn < enrolFrom ? 'startsOn' : endsOn < startsOn ? 'endsOn' : null;
}

/** An address with these filters, without what is the default. */
export function hrefOf(path: string, filter: Readonly<Record<string, string | number | undefined>>): string {
  const set = Object.entries(filter).filter(
    ([name, value]) => value !== undefined && value !== '' && !(name === 'page' && value === 1),
  );
  return `${path}?${new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString()}`;
}
