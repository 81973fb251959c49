import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { env } from '@/lib/core/env';

/** next-auth's session cookie. What it carries is one opaque token; the row behind its hash says everything else. */
export interface SessionCookie {
  readonly name: string;
  readonly options: {
    readonly httpOnly: true;
    readonly sameSite: 'lax';
    readonly path: '/';
    readonly secure: boolean;
  };
}

export function sessionCookie(): SessionCookie {
  const secure = env().RENKEI_ORIGIN.startsWith('https://');
  return {
    name: `${secure ? '__Secure-' : ''}next-auth.session-token`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
  };
}

/** 256 random bits: what only the browser keeps. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a token, hex. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The cookie's value for a token: next-auth's encrypted JWT, good for as long as a session may last. */
export function sealToken(token: string): Promise<string> {
  return encode({ token: { sid: token }, secret: env().RENKEI_SECRET, maxAge: env().RENKEI_SESSION_HOURS * 3600 });
}

/** The token inside a cookie's value; null when it is not ours, altered or too old. */
export async function unsealToken(value: string): Promise<string | null> {
  try {
    const payload = await decode({ token: value, secret: env().RENKEI_SECRET });
    return typeof payload?.sid === 'string' ? payload.sid : null;
  } catch {
    return null;
  }
}
