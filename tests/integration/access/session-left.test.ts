import { NextRequest } from 'next/server';
import { beforeAll, expect, it, vi } from 'vitest';
import { GET as keep } from '@/app/api/session/keep/route';
import { GET as left } from '@/app/api/session/left/route';
import type { Actor } from '@/lib/access/actor';
import { sessionCookie } from '@/lib/access/login/cookie';
import { refreshCookie } from '@/lib/access/login/refresh-cookie';
import { getSession } from '@/lib/access/session';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { browseAs, cookieOf, cookies, headers } from '@/tests/support/endpoints/browser';

vi.mock('next/headers', () => import('@/tests/support/endpoints/browser'));

let person: Actor;
beforeAll(async () => {
  person = await createActor();
  await cookieOf(person);
});

async function minutes(ask: typeof left): Promise<number> {
  const headers = { cookie: `${sessionCookie().name}=${await cookieOf(person)}` };
  const request = new NextRequest('http://localhost:3000/api/session', { headers });
  const answer = await ask(request, { params: Promise.resolve({}) });
  return Math.round(Number((await answer.json()).left) / 60_000);
}
const becomes = (seen: string, ends: string) =>
  owner().query(
    `UPDATE sessions SET last_seen_at = now() + interval '${seen}', expires_at = now() + interval '${ends}' WHERE user_id = $1`,
    [person.userId],
  );

it.each([
  ['as long as nothing may be done', '-10 minutes', '12 hours', 5],
  ['no longer than a log-in lasts', '-1 minute', '2 minutes', 2],
])('a page learns that its log-in lasts %s', async (_what, seen, ends, expected) => {
  await becomes(seen, ends);
  expect(await minutes(left)).toBe(expected);
});

it('asking does not make it longer, and saying that one goes on does', async () => {
  await becomes('-12 minutes', '12 hours');
  expect([await minutes(left), await minutes(left), await minutes(keep), await minutes(left)]).toEqual([3, 3, 15, 15]);
});

it.each([
  ['a page that refreshes by itself', '*/*', 3],
  ['a page that somebody opens while another refreshes', 'text/html,application/xhtml+xml', 15],
])('%s', async (_what, accept, expected) => {
  await becomes('-12 minutes', '12 hours');
  await browseAs(person);
  (await cookies()).set(refreshCookie, '1');
  (await headers()).set('accept', accept);
  expect((await getSession())?.actor.userId).toBe(person.userId);
  expect(await minutes(left)).toBe(expected);
});
