import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { fillIn, readForm } from '@/scripts/lib/bench/form.mjs';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { startWeb, type Web } from '@/tests/support/endpoints/web';
import { giveLogin, rightPassword } from '@/tests/support/logins';
import { type SecureAnswer, startTlsProxy } from '@/tests/support/tls-proxy';

let web: Web;
let actor: Actor;
const proxy = await startTlsProxy(() => new URL(web.origin).port);
const host = new URL(proxy.origin).host;

beforeAll(async () => {
  web = await startWeb({ RENKEI_ORIGIN: proxy.origin, RENKEI_PROXY_HOPS: '1', RENKEI_SECOND_FACTOR: 'optional' });
  actor = await createActor();
  await giveLogin(actor);
});
afterAll(async () => {
  proxy.close();
  await web?.stop();
});

const get = (path: string, cookie = '') => proxy.ask(path, { headers: { host, ...(cookie && { cookie }) } });
const jar = ({ cookies }: SecureAnswer) => cookies.map((line) => line.split(';')[0]).join('; ');

/** Sends the form of the log-in page as a browser without script would; `from` is where the form is said to stand. */
async function logIn(from: string): Promise<SecureAnswer> {
  const page = await get('/login');
  const { type, content } = fillIn(readForm(page.text, 'loginId'), { loginId: actor.loginId, password: rightPassword });
  const headers = {
    host,
    origin: from,
    // A client may write what it likes; only what our own proxy saw counts.
    'x-forwarded-for': '203.0.113.9',
    'content-type': type,
    'content-length': content.length,
  };
  return proxy.ask('/login', { method: 'POST', headers }, content);
}

it('pages tell browsers to come back by HTTPS only, for two years, and to load nothing in the clear', async () => {
  const { status, headers } = await get('/login');
  expect(status).toBe(200);
  expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
  expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
});

it('log-in works behind the proxy; each cookie is Secure, and the session’s says so in its name', async () => {
  const entered = await logIn(proxy.origin);
  expect(entered.status).toBe(303);
  expect(new URL(String(entered.headers.location), proxy.origin).href).toBe(`${proxy.origin}/`);
  const given = entered.cookies.filter((line) => !/max-age=0\b/i.test(line));
  expect(given.find((line) => line.startsWith('__Secure-next-auth.session-token='))).toMatch(
    /Path=\/.*HttpOnly.*SameSite=lax/i,
  );
  expect(given.filter((line) => !/;\s*Secure\b/i.test(line))).toEqual([]);
  const home = await get('/', jar(entered));
  expect(home.status).toBe(200);
  expect(home.text).toContain(actor.userName);
});

it('the session remembers the address that the proxy saw, not the one that the client wrote', async () => {
  await logIn(proxy.origin);
  const { rows } = await owner().query('SELECT DISTINCT host(address::inet) AS address FROM sessions');
  expect(rows).toEqual([{ address: '127.0.0.1' }]);
});

it('a form that stands elsewhere opens nothing', async () => {
  const refused = await logIn('https://elsewhere.example');
  expect(jar(refused)).not.toContain('session-token');
  expect(refused.status).toBeGreaterThanOrEqual(400);
});

it('whoever is not logged in is led to the log-in page of the same origin, and the language’s cookie is Secure', async () => {
  const led = await get('/tickets');
  expect(led.status).toBe(307);
  expect(new URL(String(led.headers.location), proxy.origin).href).toBe(`${proxy.origin}/login?next=%2Ftickets`);
  const body = Buffer.from('locale=en');
  const headers = {
    host,
    origin: proxy.origin,
    referer: `${proxy.origin}/login`,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': body.length,
  };
  const switched = await proxy.ask('/locale', { method: 'POST', headers }, body);
  expect(switched.cookies).toEqual([expect.stringMatching(/^renkei-locale=en;.*Secure/)]);
  expect(switched.headers.location).toBe('/login');
});
