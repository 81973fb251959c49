import { NextRequest } from 'next/server';
import { beforeAll, expect, it, vi } from 'vitest';
import { GET as search } from '@/app/(portal)/search/route';
import { sessionCookie } from '@/lib/access/login/cookie';
import { cookieOf } from '@/tests/support/endpoints/browser';
import { ask, type Fixture, loadFixture } from '@/tests/support/inquiries';

vi.mock('next/headers', () => import('@/tests/support/endpoints/browser'));

let fixture: Fixture;
let number: string;
beforeAll(async () => {
  fixture = await loadFixture();
  number = (await ask(fixture.town, { route: 'direct' })).number;
});

const leadsTo = async (q: string) => {
  const cookie = `${sessionCookie().name}=${await cookieOf(fixture.center)}`;
  const request = new NextRequest(`http://localhost:3000/search?q=${encodeURIComponent(q)}`, { headers: { cookie } });
  const { status, headers } = await search(request, { params: Promise.resolve({}) });
  return status === 303 ? headers.get('location') : status;
};
const list = (q: string, order = '') => `/tickets?desk=all${order}&q=${encodeURIComponent(q)}`;

it('leads to an inquiry and to an answer by their numbers', async () => {
  expect(await leadsTo(number)).toBe(`/tickets/${number}`);
  expect(await leadsTo('Ｋ－１１３')).toBe('/knowledge/113');
});

it.each(['聖籠町', '153079'])('leads to the newest of the inquiries of %s', async (q) =>
  expect(await leadsTo(q)).toBe(list(q)),
);

it.each(['証明書 更新', '113', '', '%', '字'.repeat(10_000)])('leads to what fits best: %s', async (q) =>
  expect(await leadsTo(q)).toBe(list(q, '&sort=relevance')),
);
