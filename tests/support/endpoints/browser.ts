import type { Actor } from '@/lib/access/actor';
import { formOwnerOf } from '@/lib/access/forms/owner';
import { hashToken, newToken, sealToken, sessionCookie } from '@/lib/access/login/cookie';
import { newId } from '@/lib/core/ids';
import { owner } from '@/tests/support/database';

/** Stands in for Next's request: what the browser under test sends. Tests mock `next/headers` and `next/navigation` with it. */
let sent = { headers: new Headers(), cookies: new Map<string, string>(), owner: '' };

const origin = 'http://localhost:3000';

export const headers = async () => sent.headers;
export const cookies = async () => ({
  get: (name: string) => (sent.cookies.has(name) ? { name, value: sent.cookies.get(name) } : undefined),
  has: (name: string) => sent.cookies.has(name),
  set: (name: string, value: string) => sent.cookies.set(name, value),
  delete: (name: string) => sent.cookies.delete(name),
});

/** What `redirect` throws, so that a test sees where an action leads. */
export class Redirected extends Error {
  constructor(readonly to: string) {
    super(`redirected to ${to}`);
  }
}
export const redirect = (to: string): never => {
  throw new Redirected(to);
};
export const notFound = (): never => {
  throw new Error('not found');
};

/** From now on requests come from this person's browser; null = nobody is logged in. `site`: where the page is from. */
export async function browseAs(actor: Actor | null, site = origin): Promise<void> {
  const owner = actor ? formOwnerOf(actor.userId) : '';
  sent = { headers: new Headers({ origin: site, host: 'localhost:3000' }), cookies: new Map(), owner };
  if (actor) sent.cookies.set(sessionCookie().name, await cookieOf(actor));
}

/** Whose the forms are that this browser's pages have. */
export const pageOwner = (): string => sent.owner;

const values = new Map<string, string>();

/** The value of a session cookie of this person, whose session is in the database. */
export async function cookieOf(actor: Actor): Promise<string> {
  const known = values.get(actor.userId);
  if (known) return known;
  const token = newToken();
  // Seen a little later than now, so that no request writes down that it was seen.
  await owner().query(
    `INSERT INTO sessions (id, user_id, token_hash, expires_at, last_seen_at)
     VALUES ($1, $2, $3, now() + interval '12 hours', now() + interval '1 hour')`,
    [newId(), actor.userId, hashToken(token)],
  );
  const value = await sealToken(token);
  values.set(actor.userId, value);
  return value;
}
