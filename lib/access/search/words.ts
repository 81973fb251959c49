import { z } from 'zod';

/** Words of a search, each of which must be found: every one costs a look at each row. */
const mostWords = 8;

export const wordsOf = (query: string): string[] => query.split(/\s+/u).filter(Boolean);

/** A number as people type it: in any width, with blanks or `No.` in front; null = it is other text. */
export function readPlainNumber(typed: string): number | null {
  const digits = typed
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/^(?:no\.?|#|番号)[:：]?/iu, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

/** What a person types into the search field of a list. */
export const searchWords = z
  .string()
  .max(100)
  .refine((query) => wordsOf(query).length <= mostWords, { params: { code: 'tooManyWords', max: mostWords } });
