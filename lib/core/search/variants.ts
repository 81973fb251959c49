import { foldedKanji } from '@/lib/core/folding/constants';
import { fold } from './rules';

const between = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
const halfWidth = between(0xff66, 0xff9d);
/** Letters that are written in more than one way: full width, kana of either script and width, variants of kanji. */
const written = [
  ...between(0x21, 0x7e),
  ...between(0xff01, 0xff5e),
  ...between(0x3041, 0x3096),
  ...between(0x30a1, 0x30f6),
  ...halfWidth,
  ...halfWidth.flatMap((kana) => [`${kana}ﾞ`, `${kana}ﾟ`]),
  ...foldedKanji.keys(),
];

const spellings = new Map<string, string[]>();
for (const letter of written) {
  const folded = fold(letter);
  if ([...folded].length === 1) spellings.set(folded, [...(spellings.get(folded) ?? []), letter]);
}

const escaped = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}-]/g, '\\$&');
/** What may stand behind a letter: the choice of its form, and blanks inside of names. */
const behind = '[\\s\ufe00-\ufe0f\u{e0100}-\u{e01ef}]*';

/**
 * A regular expression of PostgreSQL for every spelling of a word that {@link fold} makes one. For texts of which there are millions and no
 * folded form: folding each of them costs many times as much as looking at it.
 */
export function spellingsOf(word: string): string {
  const letters = [...fold(word).replaceAll(' ', '')];
  const choices = letters.map((letter) => [...new Set([letter, ...(spellings.get(letter) ?? [])])].map(escaped));
  return choices.map((choice) => `(?:${choice.join('|')})${behind}`).join('');
}
