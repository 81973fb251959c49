import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { now } from '@/lib/core/clock';
import { env } from '@/lib/core/env';
import { ownerCookieName } from '../forms/fields';

interface CookieOptions {
  readonly httpOnly: boolean;
  readonly sameSite: 'lax';
  readonly path: string;
  readonly secure: boolean;
  /** Seconds; without it the cookie ends with the browser. */
  readonly maxAge?: number;
}

export interface Cookie {
  readonly name: string;
  readonly options: CookieOptions;
}

function cookie(name: string, path: string, maxAge?: number): Cookie {
  const secure = env().RENKEI_ORIGIN.startsWith('https://');
  const lifetime = maxAge === undefined ? {} : { maxAge };
  return {
    name: `${secure ? '__Secure-' : ''}${name}`,
    options: { httpOnly: true, sameSite: 'lax', path, secure, ...lifetime },
  };
}

/** next-auth's session cookie. What it carries is one opaque token; the row behind its hash says everything else. */
export const sessionCookie = (): Cookie => cookie('next-auth.session-token', '/');

/** Lets pages that are still open see that somebody else has logged in. It opens nothing. */
export const ownerCookie = (): Cookie => {
  const { options } = cookie(ownerCookieName, '/');
  return { name: ownerCookieName, options: { ...options, httpOnly: false } };
};

/** Names a log-in that still owes a step. */
export const pendingCookie = (): Cookie => cookie('renkei-pending', '/login', 600);

/** Names a browser that somebody has logged in with before; it opens nothing. */
export const deviceCookie = (): Cookie => cookie('renkei-device', '/', 400 * 24 * 3600);

/** 256 random bits: what only the browser keeps. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a token, hex. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The cookie's value for a token: next-auth's encrypted JWT, good for as long as a session may last. */
export function sealToken(token: string): Promise<string> {
  return encode({ token: { sid: token }, secret: env().RENKEI_SECRET, maxAge: env().RENKEI_SESSION_HOURS * 3600 });
}

/** Cookies that were opened lately: opening takes longer than the look-up that follows, and pages bring the same ones again. */
const opened = new Map<string, { readonly token: string; readonly until: number }>();
const mostOpened = 2_000;

/** The token inside a cookie's value; null when it is not ours, altered or too old. */
export async function unsealToken(value: string): Promise<string | null> {
  const known = opened.get(value);
  if (known && known.until > now().getTime()) return known.token;
  try {
    const payload = await decode({ token: value, secret: env().RENKEI_SECRET });
    if (typeof payload?.sid !== 'string') return null;
    if (opened.size >= mostOpened) opened.clear();
    if (typeof payload.exp === 'number') opened.set(value, { token: payload.sid, until: payload.exp * 1_000 });
    return payload.sid;
  } catch {
    return null;
  }
}
