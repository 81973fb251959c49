/**
 * A ticket's number is read out on the telephone: `yy-nnnnnn-c`, where c is a check digit (Damm's algorithm), which finds
 * every single wrong digit and every swap of two neighbours.
 */
const quasigroup = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

function checkDigit(digits: string): number {
  return [...digits].reduce((interim, digit) => quasigroup[interim]?.[Number(digit)] ?? 0, 0);
}

/** `year` in full (2026), `sequence` 1–999,999. */
export function formatTicketNumber(year: number, sequence: number): string {
  const digits = String(year % 100).padStart(2, '0') + String(sequence).padStart(6, '0');
  return `${digits.slice(0, 2)}-${digits.slice(2)}-${checkDigit(digits)}`;
}

/** `also`: a text that may be meant as this number, without its check digit. */
export type TypedNumber =
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'mistyped' }
  | { readonly kind: 'text'; readonly also?: string };

/**
 * What somebody typed into a search box: a number (in any width, with or without hyphens, check digit and `No.`), a mistyped one, or other
 * text. Eight digits alone may be a date or a telephone number as well.
 */
export function readTicketNumber(typed: string): TypedNumber {
  const text = typed.normalize('NFKC').replace(/[\s‐‑–—−ー-]/g, '');
  const plain = text.replace(/^(?:no\.?|#|(?:問合せ)?番号)[:：]?/iu, '');
  const digits = plain.slice(0, 8);
  const number = () => `${digits.slice(0, 2)}-${digits.slice(2)}-${checkDigit(digits)}`;
  if (/^\d{8}$/.test(plain)) {
    const sure = plain !== text || /^\s*\d\d[^\d]+\d{6}\s*$/.test(typed.normalize('NFKC'));
    return sure ? { kind: 'number', number: number() } : { kind: 'text', also: number() };
  }
  if (!/^\d{9}$/.test(plain)) return { kind: 'text' };
  return checkDigit(digits) === Number(plain[8]) ? { kind: 'number', number: number() } : { kind: 'mistyped' };
}
