import { encodeReadable } from '@/lib/access/login/readable-code';

export const codeCount = 10;
const codeLength = 12;

/** Twelve letters (59 bits), not grouped, as they are compared. */
export const makeCode = (bytes: Uint8Array): string => encodeReadable(bytes, codeLength);

/** Could this be a recovery code (and no six digits of an app)? */
export const looksLikeRecoveryCode = (text: string): boolean => text.length === codeLength;
