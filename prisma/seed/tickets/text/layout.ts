import type { Random } from '../random';

/** Paragraphs with a blank line between them; empty ones are left out. */
export const paragraphs = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

const marks: readonly ((index: number) => string)[] = [
  (index) => `${'１２３４５６７８９'[index]}　`,
  (index) => `（${index + 1}）`,
  (index) => `${'①②③④⑤⑥⑦⑧⑨'[index]} `,
  (index) => `${index + 1}. `,
  () => '・',
];

/** Steps numbered in one of the ways in which offices number. */
export function layoutProcedure(steps: readonly string[], random: Random): string {
  const mark = random.pick(marks);
  return steps.map((step, index) => mark(index) + step).join('\n');
}
