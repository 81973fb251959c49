import { z } from 'zod';
import { fold, foldText } from './rules';
import { termsOf } from './terms';

/** A part of a text, and whether it is what was looked for. */
export const partShape = z.object({
  /** Where in the text it begins. */
  at: z.number(),
  text: z.string(),
  hit: z.boolean(),
});
export type Part = z.infer<typeof partShape>;

/** What a search marks in the texts that it found, folded. */
export interface Marks {
  /** Marked wherever they stand. */
  readonly words: readonly string[];
  /**
   * Characters that were typed without a break. Marked in stretches of three or more; two kanji of them only where they are a word by
   * themselves: 田市 of 大田市 is not meant in 益田市. A run of two kana is marked where it is in katakana or a word by itself: エラー is
   * looked for as えら, which 置き換えられず has too.
   */
  readonly runs: readonly string[];
  /** What says that a text has to do with the search, marked or not. */
  readonly sought: readonly string[];
}

const kana = /^[ぁ-ゖー]+$/u;
const kanji = /^[\p{Script=Han}々]$/u;
const lengthOf = (word: string) => [...word].length;

/** The stretches of a word that have so many characters. */
function stretches(word: string, size: number): string[] {
  const letters = [...word];
  return letters.slice(size - 1).map((_, index) => letters.slice(index, index + size).join(''));
}

/** Marks of words that were asked for as they stand. */
export const exactMarks = (words: readonly string[]): Marks => ({ words, runs: [], sought: words });

/** Marks of a question in natural words. */
export function marksOf(question: string): Marks {
  const typed = fold(question).trim();
  const typedWords = typed.split(' ').filter(Boolean);
  const runs = typedWords.every((word) => kana.test(word))
    ? typedWords.filter((word) => lengthOf(word) > 2)
    : [...typed.matchAll(/[\p{Script=Han}々]{3,}/gu)].map(([run]) => run);
  const terms = termsOf(question);
  const words = new Set<string>();
  const short = new Set<string>();
  for (const { alternatives } of terms) {
    for (const word of alternatives) {
      const ofRun = alternatives.length === 1 && lengthOf(word) === 2 && runs.some((run) => run.includes(word));
      if (lengthOf(word) <= 2 && kana.test(word) && word !== typed) short.add(word);
      else if (!ofRun) words.add(word);
    }
  }
  const sought = [...new Set([...terms.flatMap(({ alternatives }) => alternatives), ...runs])];
  return { words: [...words], runs: [...runs, ...short], sought };
}

const before = 12;
const length = 60;
/** Of one word in one text. */
const mostHits = 400;

interface Span {
  readonly from: number;
  readonly to: number;
}

type Folded = ReturnType<typeof foldText>;

function placesOf({ form }: Folded, word: string): Span[] {
  const places: Span[] = [];
  for (let at = form.indexOf(word); word !== '' && at >= 0; at = form.indexOf(word, at + 1)) {
    // サーバ is looked for, サーバー is what stands there.
    const end = at + word.length;
    places.push({ from: at, to: form[end] === 'ー' && kana.test(word) ? end + 1 : end });
    if (places.length > mostHits) break;
  }
  return places;
}

/** The characters on both sides of a place. */
const beside = ({ form }: Folded, { from, to }: Span) => [
  [...form.slice(Math.max(from - 2, 0), from)].at(-1),
  [...form.slice(to, to + 2)][0],
];

function placesOfRun(folded: Folded, text: string, run: string): Span[] {
  if (lengthOf(run) > 2)
    return [
      ...stretches(run, 3).flatMap((stretch) => placesOf(folded, stretch)),
      ...stretches(run, 2)
        .filter((pair) => !kana.test(pair))
        .flatMap((pair) =>
          placesOf(folded, pair).filter((place) => !beside(folded, place).some((letter) => kanji.test(letter ?? ''))),
        ),
    ];
  return placesOf(folded, run).filter(
    (place) =>
      /[ァ-ヶｦ-ﾝ]/u.test(text[folded.origin[place.from] ?? 0] ?? '') ||
      !beside(folded, place).some((letter) => kana.test(letter ?? '')),
  );
}

/** Places that overlap or touch are one. */
function joined(places: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const { from, to } of [...places].sort((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    if (last !== undefined && from <= last.to) spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else spans.push({ from, to });
  }
  return spans;
}

const inText = ({ origin }: Folded, places: readonly Span[]): Span[] =>
  places.map(({ from, to }) => ({ from: origin[from] ?? 0, to: origin[to] ?? 0 }));

function hitsIn(folded: Folded, text: string, { words, runs }: Marks): Span[] {
  const places = [
    ...words.flatMap((word) => placesOf(folded, word)),
    ...runs.flatMap((run) => placesOfRun(folded, text, run)),
  ];
  return inText(folded, joined(places));
}

/** Where most different hits stand close together. */
function bestStart(spans: readonly Span[]): number {
  let best = 0;
  let start = spans[0]?.from ?? 0;
  for (const { from } of spans) {
    const near = spans.filter((span) => span.from >= from && span.to <= from + length - before).length;
    if (near > best) [best, start] = [near, from];
  }
  return Math.max(start - before, 0);
}

/** What belongs to the character before it; half of a pair of code units among them, which the browser would not show as the server did. */
const attached = /^[\p{M}\uff9e\uff9f\udc00-\udfff]/u;

/** The next place before which a text can be cut. */
export function cutAt(text: string, at: number): number {
  let place = Math.min(at, text.length);
  while (place > 0 && attached.test(text.slice(place, place + 2))) place -= 1;
  return place;
}

/** The stretch of a text around what was looked for, cut in parts, hits marked. Empty = nothing of it is there. */
export function snippetOf(text: string, marks: Marks, whole = false): Part[] {
  const folded = foldText(text);
  const spans = hitsIn(folded, text, marks);
  if (spans.length === 0 && whole) return [{ at: 0, text, hit: false }];
  const near =
    spans.length > 0 ? spans : inText(folded, joined(marks.sought.flatMap((word) => placesOf(folded, word))));
  if (near.length === 0) return [];
  const start = whole ? 0 : cutAt(text, bestStart(near));
  const end = whole ? text.length : cutAt(text, start + length);
  const parts: Part[] = [];
  let at = start;
  const add = (to: number, hit: boolean) => {
    if (to > at) parts.push({ at, text: text.slice(at, to), hit });
    at = Math.max(at, to);
  };
  for (const { from, to } of spans) {
    if (to <= at || from >= end) continue;
    add(from, false);
    add(Math.min(to, end), true);
  }
  add(end, false);
  return [
    ...(start > 0 ? [{ at: -1, text: '…', hit: false }] : []),
    ...parts,
    ...(end < text.length ? [{ at: end, text: '…', hit: false }] : []),
  ];
}
