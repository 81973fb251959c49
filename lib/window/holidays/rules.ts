import { isBusinessDate } from '@/lib/calendar/rules';
import type { DayName } from '@/lib/calendar/types';
import { failure, type Result, success } from '@/lib/core/errors';

export interface NamedDay {
  /** Business date. */
  readonly date: string;
  readonly name: string;
}

/**
 * A file's text, whichever of the two encodings it is in: the Cabinet Office publishes CP932, spreadsheets save UTF-8. What is valid UTF-8
 * and not merely ASCII is never CP932 by chance.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}

const line = /^"?(\d{4})[/-](\d{1,2})[/-](\d{1,2})"?,"?([^",]{1,60})"?$/;
const two = (text = ''): string => text.padStart(2, '0');

/** The holidays of the Cabinet Office's CSV (`2027/1/1,元日`, first line a heading), ascending; else the first line that is none. */
export function parseHolidayCsv(text: string): Result<readonly NamedDay[]> {
  const days = new Map<string, NamedDay>();
  for (const [index, raw] of text.normalize('NFC').split(/\r?\n/).entries()) {
    const row = raw.replace(/^\uFEFF/, '').trim();
    if (row === '') continue;
    const [, year = '', month, day, name = ''] = line.exec(row) ?? [];
    const date = `${year}-${two(month)}-${two(day)}`;
    if (index === 0 && year === '') continue;
    if (!isBusinessDate(date)) return failure('window.csvLine', 'csv', { line: index + 1 });
    if (days.has(date)) return failure('window.csvTwice', 'csv', { line: index + 1 });
    days.set(date, { date, name: name.trim() });
  }
  return success([...days.values()].toSorted((one, other) => one.date.localeCompare(other.date)));
}

const yearOf = ({ date }: { readonly date: string }): number => Number(date.slice(0, 4));

/** By law each year has them on these dates: a file without them holds a part of the year only. */
const everyYear = ['01-01', '11-23'];

/** The Cabinet Office calls 振替休日 and 国民の休日 merely 休日: a known name that says more is kept. */
function fuller(day: NamedDay, known: ReadonlyMap<string, DayName>): NamedDay {
  const name = known.get(day.date)?.name;
  return day.name === '休日' && name?.endsWith('休日') ? { ...day, name } : day;
}

export interface KnownYear {
  readonly year: number;
  readonly confirmed: boolean;
  readonly version: number;
}

export interface YearDifference {
  readonly year: number;
  /** Of what is known, 0 = nothing. */
  readonly version: number;
  /** All holidays of the year as they would be. */
  readonly days: readonly NamedDay[];
  /** It was expected only, and is announced now. */
  readonly newlyConfirmed: boolean;
  readonly added: readonly NamedDay[];
  readonly removed: readonly NamedDay[];
  readonly renamed: readonly NamedDay[];
}

/** What a file would change in each of its years from `firstYear` on: whole years are replaced, and the past stays as it was. */
export function differencesOf(
  days: readonly NamedDay[],
  known: ReadonlyMap<string, DayName>,
  years: readonly KnownYear[],
  firstYear: number,
): Result<readonly YearDifference[]> {
  const wanted = [...new Set(days.map(yearOf))].filter((year) => year >= firstYear);
  if (wanted.length === 0) return failure('window.csvOld', 'csv', { year: firstYear });
  const differences: YearDifference[] = [];
  for (const year of wanted) {
    const own = days.filter((day) => yearOf(day) === year).map((day) => fuller(day, known));
    if (!everyYear.every((day) => own.some(({ date }) => date.endsWith(day))))
      return failure('window.csvPart', 'csv', { year });
    const before = [...known].map(([date, { name }]) => ({ date, name })).filter((day) => yearOf(day) === year);
    const state = years.find((one) => one.year === year);
    const difference = {
      year,
      version: state?.version ?? 0,
      days: own,
      newlyConfirmed: !state?.confirmed,
      added: own.filter(({ date }) => !known.has(date)),
      removed: before.filter(({ date }) => !own.some((day) => day.date === date)),
      renamed: own.filter(({ date, name }) => known.has(date) && known.get(date)?.name !== name),
    };
    const { added, removed, renamed, newlyConfirmed } = difference;
    if (newlyConfirmed || added.length + removed.length + renamed.length > 0) differences.push(difference);
  }
  return success(differences);
}
