import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { ownerHeader } from '@/lib/access/forms/fields';
import { formOwnerOf } from '@/lib/access/forms/owner';
import { createActor } from '@/tests/support/actors';
import { cookieOf } from '@/tests/support/endpoints/browser';
import { builtActions, visit } from '@/tests/support/endpoints/visit';
import { startWeb, type Web } from '@/tests/support/endpoints/web';

let web: Web;
let actor: Actor;
beforeAll(async () => {
  web = await startWeb({ RENKEI_SECOND_FACTOR: 'optional' });
  actor = await createActor();
});
afterAll(() => web?.stop());

/** What no browser sends: any method, any target. */
function send(method: string, path: string, type = '', body = '', more: Record<string, string> = {}): Promise<Answer> {
  const { hostname, port, host } = new URL(web.origin);
  const length = String(Buffer.byteLength(body));
  const headers = { origin: web.origin, host, 'content-type': type, 'content-length': length, ...more };
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path, method, headers }, async (response) => {
      let size = 0;
      for await (const part of response) size += part.length;
      resolve({ status: response.statusCode ?? 0, size });
    });
    request.on('error', reject).end(body);
  });
}
interface Answer {
  readonly status: number;
  readonly size: number;
}

const mark = `----WebKitFormBoundary${'a'.repeat(16)}`;
const boundary = `multipart/form-data; boundary=${mark}`;
const behind = `multipart/form-data; xboundary=y; boundary=${mark}`;
const parts = (fields: readonly (readonly [string, string])[]) =>
  `${fields.map(([name, value]) => `--${mark}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--${mark}--\r\n`;
const many = (name: string, count: number) => Array.from({ length: count }, (): [string, string] => [name, '']);
const encoded = 'application/x-www-form-urlencoded';
const logIn = () => builtActions().get('/lib/accounts/login/actions.ts logInAction')?.id ?? '';

/** The log-in's action, as a form without script names it. */
const reference = (state: string): [string, string][] => [
  ['$ACTION_1:0', `{"id":"${logIn()}","bound":"$@1"}`],
  ['$ACTION_1:1', state],
  ['$ACTION_KEY', 'k'],
];

describe('an action of the log-in page', () => {
  const call = (body: string, type = boundary) => send('POST', '/login', type, body, { 'next-action': logIn() });

  it('is called by its page', async () => {
    const right: [string, string][] = [
      ['_1_loginId', 'nobody'],
      ['_1_password', 'x'],
      ['0', '[{"status":"idle"},"$K1"]'],
    ];
    expect((await call(parts(right))).status).toBe(200);
  });

  it.each<[string, string, string?]>([
    ['10,000 equal fields', parts([...many('_1_a', 10_000), ['0', '[{},"$K1"]']])],
    [
      '80,000 references',
      parts([
        ['_1_a', ''],
        ['0', `[{},"$K1"${',"$K1"'.repeat(80_000)}]`],
      ]),
    ],
    ['nested 100,000 deep', parts([['0', `[${'['.repeat(100_000)}${']'.repeat(100_000)},"$K1"]`]])],
    ['no boundary', 'x', 'multipart/form-data'],
    ['cut off', `--${mark}\r\nContent-Disposition: form-data; name="0"\r\n\r\n[1`],
    ['no parts', `--${mark}--\r\n`],
    ['nothing', ''],
    ['no JSON', parts([['0', '{"a']])],
    ['a reference to nothing', parts([['0', '["$1","$K1"]']])],
    ['a function', parts([['0', '["$h1","$K1"]']])],
    ['a long number', parts([['0', `["$n${'9'.repeat(900_000)}","$K1"]`]])],
    ['10,000 fields whose boundary stands behind another', parts(many('_1_a', 10_000)), behind],
    ['a type that begins like that of a form', parts([['0', '[{},"$K1"]']]), `multipart/form-dataX; boundary=${mark}`],
    ['text', '[1,2]', 'text/plain'],
    ['JSON', '[1,2]', 'application/json'],
    ['encoded', 'a=b', encoded],
  ])('refuses %s', async (_name, body, type) => expect((await call(body, type)).status).toBe(400));
});

it('a form that failed comes back no longer than it may be sent', async () => {
  const typed = Array.from({ length: 480 }, (): [string, string] => ['loginId', '"'.repeat(2_000)]);
  const answers = [
    await send(
      'POST',
      '/login',
      boundary,
      parts([['$ACTION_REF_1', ''], ...reference('[{"status":"idle"}]'), ...typed]),
    ),
    await send(
      'POST',
      '/login',
      boundary,
      parts([['$ACTION_REF_1', ''], ...reference('[{"status":"idle"}]'), ['loginId', '"'.repeat(90_000)]]),
    ),
  ];
  for (const { status, size } of answers) expect([status, size < 1_048_576]).toEqual([200, true]);
});

describe('a form without script', () => {
  const action: [string, string] = ['$ACTION_REF_1', ''];
  const bound = (): [string, string] => ['$ACTION_1:0', `{"id":"${logIn()}","bound":"$@1"}`];
  it.each<[string, () => string, string?]>([
    ['a reference to nothing', () => parts([action])],
    ['nothing bound', () => parts([action, bound()])],
    ['bound to no list', () => parts([action, bound(), ['$ACTION_1:1', '5']])],
    ['many ids', () => parts(many(`$ACTION_ID_${logIn()}`, 5_000))],
    ['cut off', () => `--${mark}\r\nContent-Disposition: form-data; name="0"\r\n\r\n[1`],
    ['nothing', () => ''],
    ['10,000 fields whose boundary stands behind another', () => parts(many('a', 10_000)), behind],
    ['a type that begins like that of a form', () => parts([]), `multipart/form-dataX; boundary=${mark}`],
    [
      'a reference with more to it',
      () => parts([action, ['$ACTION_1:0', `{"id":"${logIn()}","bound":"$@1","x":"$F1"}`], ['$ACTION_1:1', '[{}]']]),
    ],
  ])('is refused with %s', async (_name, body, type = boundary) =>
    expect((await send('POST', '/login', type, body())).status).toBe(400),
  );
});

describe('an address', () => {
  it.each(['/login', '/api/health/live', '/favicon.ico', '/_next/static/nothing.js', '/files/x'])(
    'with 7,500 parameters is refused: %s',
    async (path) => {
      const { status, size } = await send('GET', `${path}?${'a&'.repeat(7_500)}`);
      expect([status, size < 5_000]).toEqual([400, true]);
    },
  );

  it.each([
    ['OPTIONS', '*', 400],
    ['HEAD', '*', 400],
    ['POST', '*', 400],
    ['TRACE', '/login', 405],
    ['PROPFIND', '/', 405],
  ])('%s %s: %i', async (method, path, status) => expect((await send(method, path)).status).toBe(status));
});

it.each<[string, string, Record<string, string>]>([
  ['a state of the page’s script that is none', '/login', { rsc: '1', 'next-router-state-tree': '%5B%5B' }],
  ['a way back that is no address', '/api/auth/session', { cookie: 'next-auth.callback-url=http://[' }],
  ['a provider that has no way back', '/api/auth/callback/credentials', {}],
])('%s is the sender’s mistake', async (_name, path, headers) =>
  expect((await send('GET', path, '', '', headers)).status).toBe(400),
);

describe('a form that comes back without a log-in', () => {
  const back = (body: string, type = encoded) => send('POST', '/login/expired-form?next=%2F', type, body);

  it('gives back no more than it may take in', async () => {
    const taken = await back(`text=${'a%20'.repeat(250_000)}`);
    expect([taken.status, taken.size < 1_048_576]).toEqual([401, true]);
    const swollen = await back(`text=${'"'.repeat(1_000_000)}`);
    expect([swollen.status, swollen.size < 5_000]).toEqual([413, true]);
  });

  it('is refused with more fields than any form has, and when it is too long', async () => {
    expect(await back('a&'.repeat(500_000))).toMatchObject({ status: 400 });
    expect(await back(parts(many('a', 1_000)), boundary)).toMatchObject({ status: 400 });
    expect(await back(`a=${'b'.repeat(1_100_000)}`)).toMatchObject({ status: 413 });
  });
});

it('JSON nested without end is the sender’s mistake', async () => {
  const cookie = `next-auth.session-token=${await cookieOf(actor)}`;
  const own = { cookie, [ownerHeader]: formOwnerOf(actor.userId) };
  const body = `{"ticketId":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  expect((await send('PUT', '/api/tickets/draft', 'application/json', body, own)).status).toBe(400);
});

it('a page is there for others afterwards', async () => {
  const { status } = await visit(new URL('/settings/profile', web.origin), { actor, site: web.origin });
  expect(status).toBe(200);
});
