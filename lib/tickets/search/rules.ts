import { wordsOf } from '@/lib/access/words';
import { allOf, anyOf, wordQuery } from '@/lib/core/search/gram-query';
import { fold } from '@/lib/core/search/rules';
import type { Term } from '@/lib/core/search/terms';
import type { Weighed } from '@/lib/core/search/weights';

/** The words of a query, folded, the one that says most first: each must occur. */
export function exactWords(typed: string): string[] {
  const words = wordsOf(typed)
    .map(fold)
    .filter((word) => word.trim() !== '');
  return [...new Set(words)].sort((a, b) => b.length - a.length);
}

/** What `renkei.find_tickets` asks the index for: the word that says most. */
export const exactQuery = (words: readonly string[]): string => wordQuery(words[0] ?? '');

const termQuery = ({ alternatives }: Term) => anyOf(alternatives.map(wordQuery));

/** Texts that hold two of the rarest terms together, which is what an answer to the question does. */
export function closeQuery(terms: readonly Weighed[]): string {
  const rarest = terms.slice(0, 5).map(termQuery);
  if (rarest.length < 2) return anyOf(rarest);
  const pairs = rarest.flatMap((one, index) => rarest.slice(index + 1).map((other) => allOf([one, other])));
  return anyOf(pairs);
}

/** Texts that hold any of the rarest terms. */
export const wideQuery = (terms: readonly Weighed[]): string => anyOf(terms.slice(0, 6).map(termQuery));
