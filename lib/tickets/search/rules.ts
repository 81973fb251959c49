import { wordsOf } from '@/lib/access/search/words';
import { allOf, anyOf, stemQuery, wordQuery } from '@/lib/core/search/gram-query';
import { fold } from '@/lib/core/search/rules';
import type { Term } from '@/lib/core/search/terms';
import type { Weighed } from '@/lib/core/search/weights';

/** Pasted with words, and no part of them: joiners, marks of direction and of zero width. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/** The words of a query, folded, the one that says most first: each must occur. */
export function exactWords(typed: string): string[] {
  const words = wordsOf(typed.replace(unseen, ''))
    .map(fold)
    .filter((word) => word.trim() !== '');
  return [...new Set(words)].sort((a, b) => b.length - a.length);
}

/** What `renkei.find_tickets` asks the index for: the word that says most. */
export const exactQuery = (words: readonly string[]): string => wordQuery(words[0] ?? '');

/** 西和賀町 in 西和賀町への情報照会; not 都道府県 and 市町村, which are no place. */
const place =
  /(?<![\p{Script=Han}々])(?!\p{Script=Han}*(?:市町村|市区町村|都道府県|自治体))[\p{Script=Han}々ヶケノ]{1,8}[都道府県市区町村](?![\p{Script=Han}々])/gu;

/** What a text is about, without the places that it names: who is like it has the same trouble, not the same address. */
export function withoutPlaces(text: string): string {
  const rest = text.replace(place, ' ');
  return rest.trim() === '' ? text : rest;
}

const termQuery = ({ alternatives }: Term) => anyOf(alternatives.map(wordQuery));
const stemsQuery = ({ alternatives }: Term) => anyOf(alternatives.map(stemQuery));

/** Two of these at least. Each stands once for all that follow it: the index looks at every word as often as it is written. */
function twoOf([one, ...others]: readonly string[]): string {
  if (one === undefined || others.length === 0) return anyOf(one === undefined ? [] : [one]);
  const both = allOf([one, anyOf(others)]);
  return others.length === 1 ? both : anyOf([both, twoOf(others)]);
}

/** Texts that hold two of the rarest terms together, which is what an answer to the question does. */
export function closeQuery(terms: readonly Weighed[]): string {
  const rarest = terms.slice(0, 5);
  if (rarest.length < 2) return anyOf(rarest.map(termQuery));
  const longestFirst = [...rarest].sort((a, b) => b.alternatives.length - a.alternatives.length);
  return twoOf(longestFirst.map(stemsQuery));
}

/** Texts that hold the three rarest terms: where it was asked before in these words, however long ago. */
const sameQuery = (terms: readonly Weighed[]): string => allOf(terms.slice(0, 3).map(stemsQuery));

/** What the index is asked for, one after the other until enough is found: the surest first. */
export function queriesOf(terms: readonly Weighed[]): string[] {
  const queries = [closeQuery(terms), wideQuery(terms)];
  return [...new Set(terms.length < 3 ? queries : [sameQuery(terms), ...queries])];
}

/** Texts that hold any of the rarest terms. */
const wideQuery = (terms: readonly Weighed[]): string => anyOf(terms.slice(0, 6).map(termQuery));
