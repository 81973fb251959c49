import { Secret, TOTP } from 'otpauth';
import type { Actor } from '@/lib/access/actor';
import { unseal } from '@/lib/access/keys';
import { sealToken } from '@/lib/access/login/cookie';
import type { Entry } from '@/lib/access/login/entry';
import { hashIssuedPassword } from '@/lib/access/login/passwords';
import { findCurrentSession } from '@/lib/access/session';
import { logInByPassword } from '@/lib/accounts/login/mutations';
import type { Place } from '@/lib/accounts/login/types';
import { now } from '@/lib/core/clock';
import type { Result } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { owner } from './database';

export const rightPassword = 'seven green bicycles';

/** Lets somebody log in by `rightPassword`. The cheap hash spares each test a tenth of a second. */
export async function giveLogin(actor: Actor): Promise<void> {
  const hash = await hashIssuedPassword(rightPassword);
  await owner().query('UPDATE users SET password_hash = $2 WHERE id = $1', [actor.userId, hash]);
}

/** Somewhere to log in from. */
export function placeAt(address: string, device?: string): Place {
  return { requestId: newId(), address, userAgent: 'test', device };
}

export function logIn(loginId: string, place: Place, password = rightPassword): Promise<Result<Entry>> {
  return logInByPassword({ loginId, password, next: '/' }, place);
}

export function opened(result: Result<Entry>): Extract<Entry, { kind: 'open' }> {
  if (!result.ok || result.value.kind !== 'open') throw new Error(`not opened: ${JSON.stringify(result)}`);
  return result.value;
}

export function pendingOf(result: Result<Entry>): Extract<Entry, { kind: 'pending' }> {
  if (!result.ok || result.value.kind !== 'pending') throw new Error(`not pending: ${JSON.stringify(result)}`);
  return result.value;
}

/** Who a request with this token's cookie is. */
export async function askWith(token: string, touch = true) {
  return findCurrentSession(await sealToken(token), newId(), touch);
}

/** The code that the user's authenticator app shows at an instant. */
export async function codeOf(userId: string, at: Date = now()): Promise<string> {
  const { rows } = await owner().query('SELECT secret FROM totp_factors WHERE user_id = $1', [userId]);
  const secret = new Secret({ buffer: new Uint8Array(unseal('totp secret', userId, rows[0].secret)).buffer });
  return new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp: at.getTime() });
}
