import { z } from 'zod';
import { foldText } from './rules';

/** A part of a text, and whether it is what was looked for. */
export const partShape = z.object({
  /** Where in the text it begins. */
  at: z.number(),
  text: z.string(),
  hit: z.boolean(),
});
export type Part = z.infer<typeof partShape>;

const before = 24;
const length = 110;

interface Span {
  readonly from: number;
  readonly to: number;
}

function hitsIn(text: string, words: readonly string[]): Span[] {
  const { form, origin } = foldText(text);
  const spans: Span[] = [];
  for (const word of words) {
    for (let at = form.indexOf(word); word !== '' && at >= 0; at = form.indexOf(word, at + word.length)) {
      spans.push({ from: origin[at] as number, to: origin[at + word.length] as number });
      if (spans.length > 400) break;
    }
  }
  return spans.sort((a, b) => a.from - b.from);
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

/** The stretch of a text around what was looked for (folded words), cut in parts, hits marked. Empty = nothing of it is there. */
export function snippetOf(text: string, words: readonly string[], whole = false): Part[] {
  const spans = hitsIn(text, words);
  if (spans.length === 0) return whole ? [{ at: 0, text, hit: false }] : [];
  const start = whole ? 0 : bestStart(spans);
  const end = whole ? text.length : Math.min(text.length, start + length);
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
