import { fold } from '@/lib/core/folding/rules';

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
