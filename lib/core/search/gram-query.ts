/** A lexeme in the text of a `tsquery`: quoted, so that nothing typed is an operator. */
const quote = (gram: string): string => `'${gram.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** All single pairs of a folded word (the word itself when it is one character), as `renkei.gram_vector` has them. */
export function wordQuery(word: string): string {
  const letters = [...word];
  const grams = letters.length < 2 ? letters : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
  return `(${[...new Set(grams)].map(quote).join(' & ')})`;
}

export const anyOf = (queries: readonly string[]): string => `(${queries.join(' | ')})`;
export const allOf = (queries: readonly string[]): string => `(${queries.join(' & ')})`;
