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
