import { z } from 'zod';

/** Words of a search, each of which must be found: every one costs a look at each row. */
const mostWords = 8;

export const wordsOf = (query: string): string[] => query.split(/\s+/u).filter(Boolean);

/** What a person types into the search field of a list. */
export const searchWords = z
  .string()
  .max(100)
  .refine((query) => wordsOf(query).length <= mostWords, { params: { code: 'tooManyWords', max: mostWords } });
