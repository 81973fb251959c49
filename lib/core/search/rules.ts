import { foldedKanji } from '@/lib/core/folding/constants';

/** What two spellings have in common, for keys that are compared; what is stored and shown stays as it was written. */
export interface Folded {
  readonly form: string;
  /** For each code unit of `form`, and for its end, where in the text it comes from. */
  readonly origin: readonly number[];
}

/** A character with what changes it: dakuten of either width, combining marks. */
const written = /[\s\S][\p{M}\uff9e\uff9f]*/gu;
const selectors = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

function foldLetter(letter: string): string {
  if (letter === 'ヶ' || letter === 'ゖ') return 'け';
  if (letter === 'ヵ' || letter === 'ゕ') return 'か';
  const code = letter.codePointAt(0) ?? 0;
  if (code >= 0x30a1 && code <= 0x30f6) return String.fromCodePoint(code - 0x60);
  return foldedKanji.get(letter) ?? letter;
}

const foldPart = (part: string): string =>
  Array.from(part.replace(selectors, '').normalize('NFKC').toLowerCase(), (letter) =>
    /\s/u.test(letter) ? ' ' : foldLetter(letter),
  ).join('');

/** Of characters that stand alone, of which a language has some thousands. */
const alone = new Map<string, string>();

function foldAlone(part: string): string {
  const known = alone.get(part);
  if (known !== undefined) return known;
  const folded = foldPart(part);
  alone.set(part, folded);
  return folded;
}

/** Width, case, script of kana, variants of kanji and blanks made one; as `renkei.text_fold` does in the database. */
export function foldText(text: string): Folded {
  let form = '';
  const origin: number[] = [];
  for (const { 0: part, index } of text.matchAll(written)) {
    for (const folded of part.length === 1 ? foldAlone(part) : foldPart(part)) {
      if (folded === ' ' && form.endsWith(' ')) continue;
      form += folded;
      for (let unit = 0; unit < folded.length; unit += 1) origin.push(index);
    }
  }
  origin.push(text.length);
  return { form, origin };
}

/** Letters that {@link foldLetter} changes, found by one pass where no origins are asked for. */
const changing = new RegExp(`[\u30a1-\u30f6\u3095\u3096${[...foldedKanji.keys()].join('')}]`, 'gu');

/** The form alone: a text of a page in microseconds, where {@link foldText} needs a millisecond. */
export const fold = (text: string): string =>
  text.replace(selectors, '').normalize('NFKC').toLowerCase().replace(changing, foldLetter).replace(/\s+/gu, ' ');
