/** Letters and digits that are not mistaken for one another on the telephone. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `R-` and seven characters (34 bits) from the SHA-256 of what identifies a failure: the number that finds its log line. */
export function referenceFrom(sha256: Uint8Array): string {
  return `R-${Array.from(sha256.subarray(0, 7), (byte) => alphabet[byte % alphabet.length]).join('')}`;
}
