/** Letters and digits that are not mistaken for one another on the telephone. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * `R-` and seven characters from what identifies a failure (a request's id, the digest that Next gives to page and log alike): the
 * number that finds its log line. The 32 bits of FNV-1a, because the page computes it, too.
 */
export function faultReference(seed: string): string {
  let hash = 0x811c9dc5;
  for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  let text = '';
  for (let rest = hash; text.length < 7; rest = Math.floor(rest / alphabet.length))
    text += alphabet[rest % alphabet.length];
  return `R-${text}`;
}
