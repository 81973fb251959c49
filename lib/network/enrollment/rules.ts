import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no letter is taken for a digit when it is read out or typed. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A one-time code out of 20 random bytes: 100 bits in four groups of five. */
export const codeFrom = (bytes: Uint8Array): string =>
  Array.from(
    bytes.subarray(0, 20),
    (byte, index) => (index % 5 === 0 && index > 0 ? '-' : '') + alphabet[byte % 32],
  ).join('');

export const newEnrollmentCode = (): string => codeFrom(randomBytes(20));

/** What is kept of a code. It is random, so nothing needs to slow down guessing. */
export const codeHash = (code: string): string => createHash('sha256').update(code).digest('hex');
