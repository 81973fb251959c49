/** A lexeme in the text of a `tsquery`: quoted, so that nothing typed is an operator. */
const quote = (gram: string): string => `'${gram.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

function gramsOf(word: string): string[] {
  const letters = [...word];
  const grams = letters.length < 2 ? letters : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
  return [...new Set(grams)];
}

const query = (grams: readonly string[]): string => `(${grams.map(quote).join(' & ')})`;

/** Pairs that a word is asked for by: of the first so many that the index finds, the word itself is looked for in the text. */
const wordPairs = 8;

/**
 * The pairs of a folded word that cover it, every other one and the last (the word itself when it is one character), as `renkei.gram_vector`
 * has them. Those between them would find hardly less and cost as much again.
 */
export function wordQuery(word: string): string {
  const grams = gramsOf(word);
  return query(grams.filter((_, index) => index % 2 === 0 || index === grams.length - 1).slice(0, wordPairs));
}

const hiraganaOnly = /^[ぁ-ゖー]+$/u;

/** Pairs that a stem is asked for by: each further one is read in the index and says little more. */
const stemPairs = 2;

/**
 * What a folded word begins with, by its first pairs: those with anything but hiragana, which nearly every text has and the index reads
 * longest, where there are any. 印刷できない is asked for as 印刷で. Finds the word, and its other endings.
 */
export function stemQuery(word: string): string {
  const grams = gramsOf(word);
  const distinctive = grams.filter((gram) => !hiraganaOnly.test(gram));
  return query((distinctive.length > 0 ? distinctive : grams).slice(0, stemPairs));
}

export const anyOf = (queries: readonly string[]): string => `(${[...new Set(queries)].join(' | ')})`;
export const allOf = (queries: readonly string[]): string => `(${queries.join(' & ')})`;
