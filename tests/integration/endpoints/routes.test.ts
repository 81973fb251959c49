import { readFileSync } from 'node:fs';
import { NextRequest } from 'next/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { ownerHeader } from '@/lib/access/forms/fields';
import { formOwnerOf } from '@/lib/access/forms/owner';
import { sessionCookie } from '@/lib/access/login/cookie';
import { owner } from '@/tests/support/database';
import { cookieOf } from '@/tests/support/endpoints/browser';
import { badTexts, badValues, badWords } from '@/tests/support/endpoints/junk';
import { type RouteEndpoint, routeEndpoints } from '@/tests/support/endpoints/registered';
import { routeSamples } from '@/tests/support/endpoints/route-samples';
import { writtenBy } from '@/tests/support/endpoints/traces';
import type { RouteSample } from '@/tests/support/endpoints/types';
import { type Fixture, loadFixture } from '@/tests/support/inquiries';
import { unchanged } from '@/tests/support/unchanged';

vi.mock('next/headers', () => import('@/tests/support/endpoints/browser'));

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
  for (const actor of Object.values(fixture)) await cookieOf(actor);
});

interface Visit {
  readonly actor?: Actor;
  /** For whom the page was made that asks; without it for the actor. */
  readonly pageOf?: Actor;
  readonly site?: string;
  readonly accept?: string;
  readonly fields?: Record<string, unknown>;
  readonly raw?: string;
}

/** What the route answers. A GET carries its fields in the address, a JSON body carries them as they are. */
async function ask(
  endpoint: RouteEndpoint,
  { actor, pageOf = actor, site = 'http://localhost:3000', accept = '*/*', fields = {}, raw }: Visit,
) {
  const url = new URL('http://localhost:3000/endpoint');
  const headers = new Headers({ host: 'localhost:3000', origin: site, accept });
  if (actor) headers.set('cookie', `${sessionCookie().name}=${await cookieOf(actor)}`);
  if (pageOf) headers.set(ownerHeader, formOwnerOf(pageOf.userId));
  const inBody = endpoint.body === 'json';
  if (inBody) headers.set('content-type', 'application/json');
  else for (const [name, value] of Object.entries(fields)) url.searchParams.append(name, String(value));
  const form = endpoint.body === 'form' ? new URLSearchParams(fields as Record<string, string>) : null;
  const body = inBody ? JSON.stringify(fields) : (form ?? raw ?? null);
  const init = { method: endpoint.method, headers, ...(body === null || endpoint.method === 'GET' ? {} : { body }) };
  if (form) url.search = '';
  const response = await endpoint.handle(new NextRequest(url, init), { params: Promise.resolve({}) });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  const text = isStream ? '' : await response.text();
  if (isStream) await response.body?.cancel();
  return { status: response.status, text, location: response.headers.get('location') };
}

const byName = (endpoints: readonly RouteEndpoint[]) => endpoints.map((endpoint) => [endpoint.name, endpoint] as const);
const guarded = routeEndpoints.filter((endpoint) => endpoint.needsActor);
const sampleOf = (endpoint: RouteEndpoint): Promise<RouteSample> | undefined => routeSamples[endpoint.name]?.(fixture);

it('every route that answers a whole list as a file does so in turn', () => {
  const files = routeEndpoints.filter(({ name, file }) => name.endsWith('.export') || file.includes('/export/'));
  expect(files.filter(({ file }) => !readFileSync(`.${file}`, 'utf8').includes('= defineExport({'))).toEqual([]);
  expect(files.length).toBeGreaterThan(4);
});

it('every route has a sample', () => {
  expect(guarded.map((endpoint) => endpoint.name).filter((name) => !(name in routeSamples))).toEqual([]);
});

describe.each(byName(guarded.filter((endpoint) => endpoint.method !== 'GET')))('%s', (_name, endpoint) => {
  it('from a page of another site: 403', async () => {
    const fields = (await sampleOf(endpoint))?.fields ?? {};
    expect(
      (await unchanged(() => ask(endpoint, { actor: fixture.town, fields, site: 'https://evil.example' }))).status,
    ).toBe(403);
  });
});

describe.each(byName(guarded.filter((endpoint) => endpoint.method !== 'GET')))('%s', (_name, endpoint) => {
  it('from a page of somebody who was logged in before: 409, and nothing is changed', async () => {
    const { by, fields, body } = (await sampleOf(endpoint)) as RouteSample;
    const visit = { actor: by, fields, ...(body === undefined ? {} : { raw: body }) };
    const answer = await unchanged(() => ask(endpoint, { ...visit, pageOf: fixture.neighbour }));
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('"code":"otherPerson"')]);
  });
});

describe.each(byName(routeEndpoints.filter(({ body = 'raw' }) => body !== 'raw')))('%s', (_name, endpoint) => {
  it.each([
    ['a body of another kind', 'application/octet-stream', '\0\x01'],
    [
      'a body that breaks off',
      endpoint.body === 'json' ? 'application/json' : 'multipart/form-data; boundary=x',
      '{"--x',
    ],
    [
      'two megabytes',
      endpoint.body === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
      'a'.repeat(2e6),
    ],
  ])('answers %s with 400', async (_what, type, body) => {
    const headers = new Headers({ origin: 'http://localhost:3000', host: 'localhost:3000', 'content-type': type });
    headers.set('cookie', `${sessionCookie().name}=${await cookieOf(fixture.town)}`);
    headers.set(ownerHeader, formOwnerOf(fixture.town.userId));
    const request = new NextRequest('http://localhost:3000/endpoint', { method: endpoint.method, headers, body });
    const answer = await unchanged(() => endpoint.handle(request, { params: Promise.resolve({}) }));
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('"code"')]);
  });
});

describe.each(byName(guarded))('%s', (_name, endpoint) => {
  it('without a session: 401 for a program, the log-in page for a person', async () => {
    const fields = (await sampleOf(endpoint))?.fields ?? {};
    await unchanged(async () => {
      expect((await ask(endpoint, { fields })).status).toBe(401);
      const asPage = await ask(endpoint, { fields, accept: 'text/html' });
      if (endpoint.method === 'GET')
        expect([asPage.status, asPage.location]).toEqual([303, expect.stringMatching(/^\/login\?next=/)]);
      else expect(asPage.status).toBe(401);
    });
  });

  it('tells others nothing of the town, and the town what is its own', async () => {
    const sample = (await sampleOf(endpoint)) as RouteSample;
    const visit = { fields: sample.fields, ...(sample.body === undefined ? {} : { raw: sample.body }) };
    for (const who of ['neighbour', 'otherPrefecture'] as const) {
      const answer = await unchanged(
        () => ask(endpoint, { ...visit, actor: fixture[who] }),
        writtenBy(endpoint, sample),
      );
      expect(sample.shut, `${who}: ${answer.status} ${answer.text.slice(0, 200)}`).toContain(answer.status);
      for (const word of sample.secrets ?? []) expect(answer.text).not.toContain(word);
    }
    const mine = await ask(endpoint, { ...visit, actor: sample.by });
    expect(mine.status).toBeLessThan(400);
    for (const word of sample.secrets ?? []) expect(mine.text).toContain(word);
  });
});

/** What an open page asks by itself: it must not keep the log-in of somebody who has gone home. */
const bySelf = ['events.stream', 'session.left', 'ticket.presence', 'knowledge.suggest'];

describe.each(byName(guarded))('%s', (name, endpoint) => {
  it(bySelf.includes(name) ? 'is no sign of life' : 'is a sign of life', async () => {
    const { by, fields, body } = (await sampleOf(endpoint)) as RouteSample;
    await cookieOf(by);
    const seen = (span: string) =>
      owner().query(`UPDATE sessions SET last_seen_at = now() + interval '${span}' WHERE user_id = $1`, [by.userId]);
    await seen('-10 minutes');
    const answer = await ask(endpoint, { actor: by, fields, ...(body === undefined ? {} : { raw: body }) });
    expect(answer.status).toBeLessThan(400);
    const { rows } = await owner().query(
      "SELECT last_seen_at > now() - interval '5 minutes' AS alive FROM sessions WHERE user_id = $1",
      [by.userId],
    );
    await seen('1 hour');
    expect(rows).toEqual([{ alive: !bySelf.includes(name) }]);
  });
});

describe.each(byName(routeEndpoints))('%s', (_name, endpoint) => {
  it('answers junk in any field with a 4xx or as if it were not there, and changes nothing', async () => {
    const sample = await sampleOf(endpoint);
    const junk = endpoint.body === 'json' ? badValues : endpoint.body === 'form' ? badTexts : badWords;
    const wrong = await unchanged(
      async () => {
        const answers: string[] = [];
        for (const field of Object.keys(endpoint.input.shape)) {
          for (const [what, value] of Object.entries(junk)) {
            const fields = { ...sample?.fields, [field]: value };
            const { status } = await ask(endpoint, { actor: sample?.by ?? fixture.town, fields });
            if (status >= 500 || (endpoint.method !== 'GET' && status < 400))
              answers.push(`${field}: ${what}: ${status}`);
          }
        }
        return answers;
      },
      writtenBy(endpoint, sample),
    );
    expect(wrong).toEqual([]);
  });
});
