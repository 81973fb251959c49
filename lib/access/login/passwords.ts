import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import { limitConcurrency } from '@/lib/core/async/concurrency';
import { keyedDigest } from '../keys';
import { encodeReadable, grouped } from './readable-code';

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** For passwords that this program made from 79 random bits: nobody guesses those, however fast; hundreds are hashed at once. */
const light = { memoryCost: 1_024, timeCost: 1, parallelism: 1 } as const;

/** Each computation takes a core for tens of milliseconds, so a flood of log-ins must queue instead of starving the pages. */
const limited = limitConcurrency(2);

/** The same characters whatever keyboard they come from (NIST SP 800-63B asks for NFKC or NFKD). */
const typedForm = (password: string): string => password.normalize('NFKC');

/** argon2id in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return limited(() => hash(typedForm(password), cost));
}

export function hashIssuedPassword(password: string): Promise<string> {
  return limited(() => hash(typedForm(password), light));
}

/**
 * A password that an administrator hands over. Derived from the random key of the form that asked for it, so that it can be shown
 * again to a form that was sent twice, and is stored nowhere.
 */
export function deriveIssuedPassword(key: string, loginId: string): string {
  const parts = [0, 1].map((part) => keyedDigest('temporary password', `${key} ${loginId} ${part}`));
  return grouped(encodeReadable(Buffer.concat(parts), 16));
}

const isLight = (stored: string): boolean => stored.includes(`$m=${light.memoryCost},`);

let decoy: Promise<string> | undefined;

/** Takes as long for a user who does not exist, has no password (`null`) or an issued one as for everybody else. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('a password that nobody has');
  const dearDecoy = await decoy;
  const typed = typedForm(password);
  if (stored === null || isLight(stored)) await limited(() => verify(dearDecoy, typed));
  return stored !== null && (await limited(() => verify(stored, typed)));
}
