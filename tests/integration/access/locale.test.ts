import { NextRequest } from 'next/server';
import { expect, it, vi } from 'vitest';
import { POST } from '@/app/locale/route';
import type { Actor } from '@/lib/access/actor';
import { formOwnerOf } from '@/lib/access/forms/owner';
import { sessionCookie } from '@/lib/access/login/cookie';
import { createActor } from '@/tests/support/actors';
import { auditOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { cookieOf } from '@/tests/support/endpoints/browser';
import { unchanged } from '@/tests/support/unchanged';

vi.mock('next/headers', () => import('@/tests/support/endpoints/browser'));

async function switchTo(locale: string, actor?: Actor, site = 'http://localhost:3000', pageOf = actor) {
  const headers = new Headers({
    host: 'localhost:3000',
    origin: site,
    referer: 'http://localhost:3000/tickets?desk=all',
  });
  if (actor) headers.set('cookie', `${sessionCookie().name}=${await cookieOf(actor)}`);
  const init = {
    method: 'POST',
    headers,
    body: new URLSearchParams({ locale, ...(pageOf ? { formOwner: formOwnerOf(pageOf.userId) } : {}) }),
  };
  return POST(new NextRequest('http://localhost:3000/locale', init), { params: Promise.resolve({}) });
}

const settingOf = async ({ userId }: Actor) =>
  (await owner().query('SELECT locale, version FROM users WHERE id = $1', [userId])).rows[0];
const auditsOf = async ({ userId }: Actor) =>
  (await auditOf('profile.changed')).filter(({ actor_user_id }) => actor_user_id === userId);

it('changes the setting of whoever is logged in, once, with its audit row, and leads back', async () => {
  const actor = await createActor({ kind: 'municipality', roles: ['staff'] });
  const { version } = await settingOf(actor);
  const answer = await switchTo('en', actor);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/tickets?desk=all']);
  expect(answer.headers.get('set-cookie')).toContain('renkei-locale=en');
  expect(await settingOf(actor)).toEqual({ locale: 'en', version: version + 1 });
  expect(await auditsOf(actor)).toMatchObject([{ before: { locale: 'ja' }, after: { locale: 'en' } }]);

  await unchanged(() => switchTo('en', actor));
  await switchTo('ja', actor);
  expect(await settingOf(actor)).toEqual({ locale: 'ja', version: version + 2 });
});

it('changes only the browser where nobody is logged in', async () => {
  const answer = await unchanged(() => switchTo('en'));
  expect(answer.headers.get('set-cookie')).toContain('renkei-locale=en');
});

it('changes nothing from the page of somebody who was logged in before, and says so', async () => {
  const [before, now] = [await createActor(), await createActor()];
  await cookieOf(now);
  const answer = await unchanged(() => switchTo('en', now, 'http://localhost:3000', before));
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('otherPerson')]);
  expect(answer.headers.get('set-cookie')).toBeNull();
});

it.each([
  ['a language that there is not', 'fr', undefined, 400],
  ['a page of another site', 'en', 'https://evil.example', 403],
])('refuses %s', async (_name, locale, site, status) => {
  const actor = await createActor({ kind: 'municipality', roles: ['staff'] });
  await cookieOf(actor);
  expect((await unchanged(() => switchTo(locale, actor, site))).status).toBe(status);
});
