import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWeb, type Web } from '@/tests/support/endpoints/web';

const until = '2026年11月21日 6:00 まで。緊急の連絡は 025-000-1234 へ。<b>';
let web: Web;
beforeAll(async () => {
  web = await startWeb({ RENKEI_MAINTENANCE: until });
});
afterAll(() => web?.stop());

const ask = (path: string, options: RequestInit = {}) =>
  fetch(`${web.origin}${path}`, { redirect: 'manual', ...options });

it.each([
  ['ja', 'ただいまメンテナンス中です', ''],
  ['en', 'The portal is being maintained', 'renkei-locale=en'],
])('every page is the notice (%s), with the status that means later', async (locale, title, cookie) => {
  for (const path of ['/', '/login', '/tickets', '/tickets/26-000001-2', '/admin/users?page=2', '/no/such/page']) {
    const answer = await ask(path, { headers: { cookie } });
    expect([path, answer.status]).toEqual([path, 503]);
    expect(answer.headers.get('retry-after')).toBe('600');
    const text = await answer.text();
    expect(text).toContain(`<html lang="${locale}">`);
    expect(text).toContain(title);
    expect(text).toContain(until.replace('<b>', '&lt;b&gt;'));
    expect(text).not.toContain('name="password"');
  }
});

it('a form that was still open is not taken', async () => {
  const body = new FormData();
  body.set('loginId', 'seiro-admin');
  const answer = await ask('/login', { method: 'POST', body, headers: { origin: web.origin } });
  expect(answer.status).toBe(503);
  expect(answer.headers.getSetCookie()).toEqual([]);
});

it('its style sheets, its icon and the watchers’ addresses answer as ever', async () => {
  const page = await (await ask('/')).text();
  const styles = [...page.matchAll(/href="(\/_next\/static\/[^"]+\.css)"/g)].map(([, path = '']) => path);
  expect(styles.length).toBeGreaterThan(0);
  for (const path of [...styles, '/icon.svg', '/api/health/live', '/api/health'])
    expect([path, (await ask(path)).status]).toEqual([path, 200]);
  expect(await (await ask('/api/health')).json()).toHaveProperty('status');
});

it('the notice can be read in the other language', async () => {
  const { origin } = web;
  const headers = { origin, referer: `${origin}/tickets` };
  const answer = await ask('/locale', { method: 'POST', body: new URLSearchParams({ locale: 'en' }), headers });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/tickets');
  expect(answer.headers.getSetCookie()).toEqual([expect.stringContaining('renkei-locale=en')]);
});
