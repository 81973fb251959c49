import { wordsOf } from '@/lib/access/words';
import { foldedKanji } from './constants';

/** Variation selectors, and what is written or left out at will in names: spaces, hyphens, apostrophes, dots, brackets. */
const ignored = /[\u180b-\u180d\ufe00-\ufe0f\u{e0100}-\u{e01ef}\s\-‐-―−'’ʼ・.,()「」]/gu;

function hiragana(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x30a1 || code > 0x30f6) return letter;
  if (letter === 'ヶ') return 'け';
  if (letter === 'ヵ') return 'か';
  return String.fromCodePoint(code - 0x60);
}

/**
 * What two spellings of one name have in common: full and half width, upper and lower case, hiragana and katakana, common
 * variants of kanji. For the search key only.
 */
export function fold(text: string): string {
  const letters = [...text.normalize('NFKC').toLowerCase().replace(ignored, '')];
  return letters.map((letter) => foldedKanji.get(letter) ?? hiragana(letter)).join('');
}

export interface SearchedName {
  readonly code: string;
  readonly name: string;
  readonly kana: string;
  readonly nameEn: string;
}

/**
 * `organizations.search_key`: every present and former code, name and reading, each after a line break, so that a match right
 * behind one is a match from the beginning; and the name behind its prefecture's, as people type it (新潟県関川村).
 */
export function searchKey(versions: readonly SearchedName[], parentName: string | null): string {
  const parts = versions.flatMap(({ code, name, kana, nameEn }) => [
    code,
    name,
    kana,
    nameEn,
    ...(parentName === null ? [] : [`${parentName}${name}`]),
  ]);
  return [...new Set(parts.map(fold))].map((part) => `\n${part}`).join('');
}

/**
 * What a text that was typed to find something else says of a body: the beginning of its name, reading, English name or code. Null when
 * too little was typed to mean one: many names begin with it.
 */
export function bodyTerm(typed: string): string | null {
  const term = fold(typed);
  const least = /^\d+$/.test(term) ? 5 : /^[\da-z]+$/.test(term) ? 3 : 2;
  return [...term].length < least ? null : term;
}

/** The words of a query, folded; each must occur. */
export function searchTerms(query: string): string[] {
  return wordsOf(query).map(fold).filter(Boolean);
}
