/** Letters and digits that are not mistaken for one another on paper. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** Text of the alphabet from random bytes; bytes that would favour some letters are skipped. */
export function encodeReadable(bytes: Uint8Array, length: number): string {
  const fair = 256 - (256 % alphabet.length);
  const letters = Array.from(bytes)
    .filter((byte) => byte < fair)
    .map((byte) => alphabet[byte % alphabet.length]);
  if (letters.length < length) throw new Error(`${bytes.length} bytes spell only ${letters.length} letters`);
  return letters.slice(0, length).join('');
}

/** `abcd-efgh-jkmn` */
export const grouped = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1-');
