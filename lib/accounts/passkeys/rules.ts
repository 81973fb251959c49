import { timingSafeEqual } from 'node:crypto';
import { keyedDigest } from '@/lib/access/keys';
import type { UserId } from '@/lib/core/ids';

/** What a challenge was made for; it is good for nothing else. */
export interface Asked {
  readonly purpose: 'register' | 'factor' | 'log_in';
  /** null for a log-in that begins with the passkey. */
  readonly userId: UserId | null;
}

/** A challenge that has not run out. Whether it was answered before, the database knows. */
export interface OpenChallenge {
  readonly challenge: string;
  readonly expiresAt: Date;
}

/** Milliseconds in which an authenticator can be found and touched. */
const lasts = 5 * 60_000;

const signatureOf = ({ purpose, userId }: Asked, challenge: string, expires: number): Buffer =>
  keyedDigest('passkey challenge', JSON.stringify([purpose, userId, challenge, expires]));

/** The challenge as the browser carries it until it answers: who asks without end leaves nothing behind here. */
export function signChallenge(asked: Asked, challenge: string, now: Date): string {
  const expires = now.getTime() + lasts;
  return [challenge, expires, signatureOf(asked, challenge, expires).toString('base64url')].join('.');
}

/** null: made for something else, altered, or too old. */
export function readChallenge(asked: Asked, token: string, now: Date): OpenChallenge | null {
  const [challenge = '', expiry = '', signature = ''] = token.split('.');
  const expires = Number(expiry);
  const given = Buffer.from(signature, 'base64url');
  const right = signatureOf(asked, challenge, expires);
  if (given.length !== right.length || !timingSafeEqual(given, right) || expires <= now.getTime()) return null;
  return { challenge, expiresAt: new Date(expires) };
}
