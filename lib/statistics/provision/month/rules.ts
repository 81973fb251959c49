import { firstMonth } from '../constants';

const eraStarts = { 明治: 1868, 大正: 1912, 昭和: 1926, 平成: 1989, 令和: 2019 } as const;
const eraLetters = { M: '明治', T: '大正', S: '昭和', H: '平成', R: '令和' } as const;
const day = 86_400_000;
/** Day 0 of Excel's calendar, which has a 29 February 1900. */
const excelZero = Date.UTC(1899, 11, 30);
/** Serial numbers of 2000 – 2099: a smaller number in a column of months is no date. */
const serials = { from: 36_526, to: 73_050 } as const;

export type ReadMonth =
  | { readonly ok: true; readonly month: string }
  | { readonly ok: false; readonly rule: 'month' | 'monthWithoutYear' | 'monthBackwards' };

const first = (year: number, month: number): ReadMonth =>
  month >= 1 && month <= 12 && year >= 1 && year <= 9999
    ? { ok: true, month: `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01` }
    : { ok: false, rule: 'month' };

const ofDate = (date: Date): ReadMonth => first(date.getUTCFullYear(), date.getUTCMonth() + 1);

/**
 * A month as tables have it: 平成24年8月, H24.8, 2012年8月, 2012-08, 201208, a date of Excel or its serial number; `9月` is of the
 * year that the line above has, and never earlier in it. Full-width figures and blanks count as the others.
 * @param previous the month of the line above (`YYYY-MM-01`); null = none
 */
export function readMonth(cell: unknown, previous: string | null): ReadMonth {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? { ok: false, rule: 'month' } : ofDate(cell);
  const text = String(cell ?? '')
    .normalize('NFKC')
    .replace(/\s/g, '');
  const bare = /^(\d{1,2})月$/.exec(text);
  if (bare) return ofTheSameYear(Number(bare[1]), previous);
  const era = /^(明治|大正|昭和|平成|令和|[MTSHR])(元|\d{1,2})[年./-](\d{1,2})月?(?:分)?$/i.exec(text);
  if (era) return ofEra(era[1] ?? '', era[2] ?? '', Number(era[3]));
  const western = /^(\d{4})[年./-](\d{1,2})(?:月|[./-]\d{1,2}(?:日|T00:00)?|月\d{1,2}日)?$/.exec(text);
  if (western) return first(Number(western[1]), Number(western[2]));
  const packed = /^((?:19|20)\d{2})(\d{2})$/.exec(text);
  if (packed) return first(Number(packed[1]), Number(packed[2]));
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  if (serial >= serials.from && serial <= serials.to) return ofDate(new Date(excelZero + serial * day));
  return { ok: false, rule: 'month' };
}

function ofTheSameYear(month: number, previous: string | null): ReadMonth {
  if (previous === null) return { ok: false, rule: 'monthWithoutYear' };
  if (month < Number(previous.slice(5, 7))) return { ok: false, rule: 'monthBackwards' };
  return first(Number(previous.slice(0, 4)), month);
}

function ofEra(written: string, year: string, month: number): ReadMonth {
  const name = eraLetters[written.toUpperCase() as keyof typeof eraLetters] ?? written;
  const start = eraStarts[name as keyof typeof eraStarts];
  return start === undefined
    ? { ok: false, rule: 'month' }
    : first(start + (year === '元' ? 1 : Number(year)) - 1, month);
}

/** The reporting year of a month, by the calendar year in which it begins. */
export const yearOf = (month: string): number =>
  Number(month.slice(0, 4)) - (Number(month.slice(5, 7)) < firstMonth ? 1 : 0);

/** The twelve months of a reporting year, each by its first day. */
export const monthsOf = (year: number): string[] =>
  Array.from({ length: 12 }, (_, index) => {
    const month = firstMonth + index;
    return `${month > 12 ? year + 1 : year}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01`;
  });
