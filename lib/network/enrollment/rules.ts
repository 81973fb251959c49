import { createHash, randomInt } from 'node:crypto';

/** Crockford's base 32: no letter is taken for a digit when it is read out or typed. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new one-time code: 100 random bits in four groups of five. */
export const newEnrollmentCode = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => alphabet[randomInt(32)]).join('')).join('-');

/** What is kept of a code. It is random, so nothing needs to slow down guessing. */
export const codeHash = (code: string): string => createHash('sha256').update(code).digest('hex');
