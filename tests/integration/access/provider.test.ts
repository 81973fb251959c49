import { NextRequest } from 'next/server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role } from '@/lib/access/actor';
import { hashToken } from '@/lib/access/login/cookie';
import type { Entry } from '@/lib/access/login/entry';
import { type AuthEndpoints, createAuthHandler, sendToProvider } from '@/lib/access/login/nextauth';
import { oidcSettings } from '@/lib/access/login/oidc';
import { logInByProvider } from '@/lib/accounts/provider/mutations';
import { env } from '@/lib/core/env';
import type { Result } from '@/lib/core/errors';
import { createActor } from '@/tests/support/actors';
import { Browser } from '@/tests/support/browser';
import { auditOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { askWith, opened, pendingOf, placeAt } from '@/tests/support/logins';
import { startProvider } from '@/tests/support/provider';

const portal = 'http://localhost:3000';
const claims: Record<string, Record<string, unknown>> = {};
const provider = await startProvider(`${portal}/api/auth/callback/oidc`, claims);
// Before anything reads its environment, which it does once.
Object.assign(process.env, {
  RENKEI_ORIGIN: portal,
  RENKEI_OIDC_ISSUER: provider.issuer,
  RENKEI_OIDC_CLIENT_ID: provider.clientId,
  RENKEI_OIDC_CLIENT_SECRET: provider.clientSecret,
  RENKEI_OIDC_ALLOW_LOOPBACK: 'true',
});
afterAll(() => provider.close());
afterEach(() => {
  Object.assign(env(), { RENKEI_OIDC_ISSUER: provider.issuer, RENKEI_OIDC_ALLOW_LOOPBACK: true });
});

/** What the last call-back led to. The cookies are the browser's business; here the entry itself is looked at. */
let outcome: Result<Entry> | undefined;
let secondFactor = false;
const endpoints: AuthEndpoints = {
  byPassword: async () => null,
  byProvider: async (issuer, said, next, { requestId }) => {
    const vouched = { issuer, subject: String(said.sub), loginId: said.preferred_username, secondFactor };
    outcome = await logInByProvider(vouched, next, { ...placeAt('192.0.2.60'), requestId });
    return outcome.ok ? '/arrived' : '/login/error?error=NoAccount';
  },
  close: async () => {},
};
const handler = createAuthHandler(endpoints);

/** From the link on the log-in page to the provider, through its pages, and back: where the portal then sends the browser. */
async function logInAs(subject: string, browser = new Browser(), next = '/tickets'): Promise<string> {
  const callback = await reachCallback(subject, browser, next);
  return callBack(callback.href, browser);
}

/** Visits an address of next-auth, and those to which it leads, until another page comes. */
async function callBack(url: string, browser: Browser): Promise<string> {
  const { pathname } = new URL(url);
  if (!pathname.startsWith('/api/auth/')) return url;
  const cookie = [...browser.cookies(portal)].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const request = new NextRequest(url, { headers: { cookie } });
  const nextauth = pathname.split('/').slice(3);
  const response = await handler(request, { params: Promise.resolve({ nextauth }) });
  const location = response.headers.get('location');
  if (location === null) throw new Error(`${url} led nowhere: ${response.status}`);
  return location.startsWith('/') ? location : callBack(location, browser);
}

async function somebody(subject: string, roles: readonly Role[] = ['staff']): Promise<Actor> {
  const actor = await createActor({ kind: 'municipality', roles });
  claims[subject] = { preferred_username: actor.loginId.toUpperCase() };
  return actor;
}

beforeAll(() => expect(oidcSettings()).toMatchObject({ issuer: provider.issuer, clientId: 'renkei' }));

describe('log-in by a provider', () => {
  it('opens the account that the claim names, and goes where one wanted to go', async () => {
    const actor = await somebody('subject-1');
    expect(await logInAs('subject-1')).toBe('/arrived');
    const entry = outcome && opened(outcome);
    expect(entry?.next).toBe('/tickets');
    expect((await askWith(entry?.token ?? ''))?.actor.userId).toBe(actor.userId);
    const { rows } = await owner().query('SELECT method, second_factor FROM sessions WHERE user_id = $1', [
      actor.userId,
    ]);
    expect(rows).toEqual([{ method: 'oidc', second_factor: null }]);
    const linked = (await auditOf('provider_account.linked')).filter(({ target_id }) => target_id === actor.userId);
    expect(linked).toMatchObject([{ after: { issuer: provider.issuer, subject: 'subject-1' } }]);
  });

  it.each<[string, string, () => Promise<unknown>, string]>([
    [
      'nobody is made for whom there is no account',
      'stranger',
      async () => (claims.stranger = { preferred_username: 'nobody-here' }),
      'unknown_user',
    ],
    ['a claim that is missing names nobody', 'nameless', async () => (claims.nameless = {}), 'claim_missing'],
    [
      'a claim that is no text names nobody',
      'odd',
      async () => (claims.odd = { preferred_username: 7 }),
      'claim_missing',
    ],
    [
      'a disabled user stays outside',
      'disabled',
      async () => {
        const actor = await somebody('disabled');
        await owner().query('UPDATE users SET disabled_at = now() WHERE id = $1', [actor.userId]);
      },
      'user_disabled',
    ],
  ])('%s', async (_name, subject, arrange, reason) => {
    await arrange();
    const before = (await owner().query('SELECT count(*) FROM users')).rows[0].count;
    expect(await logInAs(subject)).toBe('/login/error?error=NoAccount');
    expect((await owner().query('SELECT count(*) FROM users')).rows[0].count).toBe(before);
    const entries = (await auditOf('session.refused')).filter(
      ({ after }) => (after as { subject?: string }).subject === subject,
    );
    expect(entries).toMatchObject([{ after: { reason } }]);
  });

  it('binds the subject: the same claim from another one is refused, a new claim from the same one is not', async () => {
    const actor = await somebody('first');
    await logInAs('first');
    claims.second = { preferred_username: actor.loginId };
    expect(await logInAs('second')).toBe('/login/error?error=NoAccount');
    claims.first = { preferred_username: 'renamed-at-the-provider' };
    expect(await logInAs('first')).toBe('/arrived');
  });

  it('asks for our second factor where one is required, unless the provider does', async () => {
    await somebody('chief', ['system_administrator']);
    expect(await logInAs('chief')).toBe('/arrived');
    expect(outcome && pendingOf(outcome).step).toBe('enroll');
    secondFactor = true;
    await logInAs('chief');
    secondFactor = false;
    const { token } = opened(outcome as NonNullable<typeof outcome>);
    const { rows } = await owner().query('SELECT method, second_factor FROM sessions WHERE token_hash = $1', [
      hashToken(token),
    ]);
    expect(rows).toEqual([{ method: 'oidc', second_factor: 'provider' }]);
  });
});

describe('an answer that is not the provider’s', () => {
  it.each<[string, (url: URL) => void]>([
    ['with another state', (url) => url.searchParams.set('state', 'forged')],
    ['with another code', (url) => url.searchParams.set('code', 'forged')],
    ['with an error', (url) => url.searchParams.set('error', 'access_denied')],
    ['from another issuer', (url) => url.searchParams.set('iss', 'https://evil.example')],
  ])('%s lets nobody in', async (_name, forge) => {
    await somebody('careful');
    const browser = new Browser();
    const callback = await reachCallback('careful', browser);
    forge(callback);
    expect(await callBack(callback.href, browser)).toMatch(/^\/login\?\S*error=(OAuthCallback|Callback)$/);
    expect(outcome).toBeUndefined();
  });

  it('in another browser than the one that began lets nobody in', async () => {
    await somebody('robbed');
    const callback = await reachCallback('robbed', new Browser());
    expect(await callBack(callback.href, new Browser())).toMatch(/^\/login\?\S*error=(OAuthCallback|Callback)$/);
    expect(outcome).toBeUndefined();
  });
});

/** The address to which the provider sent the browser back, not yet visited. */
async function reachCallback(subject: string, browser: Browser, next = '/'): Promise<URL> {
  outcome = undefined;
  const start = await sendToProvider(endpoints, placeAt('192.0.2.60'), next);
  browser.keep(portal, start.headers.getSetCookie());
  let step = await browser.follow(start.headers.get('location') ?? '', portal);
  while (step.response) {
    const page = await step.response.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
    const action = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', step.url).href;
    const answer = await browser.send(action, { prompt, login: subject, password: 'any' });
    step = await browser.follow(new URL(answer.headers.get('location') ?? '', action).href, portal);
  }
  return new URL(step.url);
}

it.each([
  ['http://provider.example', 'true', false],
  ['http://127.0.0.1:4000', 'false', false],
  ['http://127.0.0.1:4000', 'true', true],
  ['https://provider.example', 'false', true],
])('an issuer at %s, loopback allowed: %s → accepted: %s', (issuer, allowed, accepted) => {
  Object.assign(env(), { RENKEI_OIDC_ISSUER: issuer, RENKEI_OIDC_ALLOW_LOOPBACK: allowed === 'true' });
  if (accepted) expect(oidcSettings()).toMatchObject({ issuer });
  else expect(() => oidcSettings()).toThrow('https');
});
