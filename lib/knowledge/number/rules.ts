/** As it is read out and written into answers. */
export const formatKnowledgeNumber = (number: number): string => `K-${number}`;

/** A number as somebody types it, in any width, with or without its letter; null = it is other text. */
export function readKnowledgeNumber(typed: string): number | null {
  const [, digits] = /^K?[-ー‐−]?(\d{3,5})$/i.exec(typed.normalize('NFKC').trim()) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** The number that a search means: with its letter, for digits alone may be anything; null = it is other text. */
export const namedKnowledge = (typed: string): number | null =>
  /^k/i.test(typed.normalize('NFKC').trim()) ? readKnowledgeNumber(typed) : null;

/** The items that an answer names as its source, each once. */
export function namedIn(text: string): number[] {
  return [
    ...new Set(
      [...text.normalize('NFKC').matchAll(/(?<![A-Za-z0-9])K-(\d{3,5})(?!\d)/g)].map(([, digits]) => Number(digits)),
    ),
  ];
}
