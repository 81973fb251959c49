import { NextRequest } from 'next/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { sessionCookie } from '@/lib/access/login/cookie';
import { traced } from '@/lib/access/requests/handed-out';
import { eventLabel, fieldLabel, targetLabel } from '@/lib/audit/labels/rules';
import { owner } from '@/tests/support/database';
import { cookieOf } from '@/tests/support/endpoints/browser';
import { type RouteEndpoint, routeEndpoints } from '@/tests/support/endpoints/registered';
import { routeSamples } from '@/tests/support/endpoints/route-samples';
import { ask, type Fixture, loadFixture } from '@/tests/support/inquiries';

vi.mock('next/headers', () => import('@/tests/support/endpoints/browser'));

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

interface Trace {
  readonly event: string;
  readonly target_type: string;
  readonly target_id: string;
  readonly actor_user_id: string;
  readonly after: Record<string, unknown>;
}

const tracesOf = async (since: Date): Promise<Trace[]> =>
  (
    await owner().query<Trace>(
      "SELECT event, target_type, target_id, actor_user_id, after FROM audit_entries WHERE event IN ('export.made', 'file.downloaded') AND at >= $1 ORDER BY id",
      [since],
    )
  ).rows;

async function open(endpoint: RouteEndpoint, actor: Actor, fields: Record<string, unknown>): Promise<Response> {
  const url = new URL('http://localhost:3000/endpoint');
  for (const [name, value] of Object.entries(fields)) url.searchParams.append(name, String(value));
  const headers = { cookie: `${sessionCookie().name}=${await cookieOf(actor)}`, host: 'localhost:3000' };
  return endpoint.handle(new NextRequest(url, { headers }), { params: Promise.resolve({}) });
}

const named = (name: string): RouteEndpoint => {
  const found = routeEndpoints.find((endpoint) => endpoint.name === name);
  if (!found) throw new Error(name);
  return found;
};

/** They hold nobody's data. */
const blank = ['network.agent-file', 'paper_stock.test_print', 'ticket.blank-sheet'];
const reads = routeEndpoints
  .filter(({ method, needsActor, name }) => method === 'GET' && needsActor && name !== 'events.stream')
  .map((endpoint) => [endpoint.name, endpoint] as const);

describe.each(reads)('%s', (name, endpoint) => {
  it('is written in the audit log once if it answers with a file, and not otherwise', async () => {
    const sample = await routeSamples[name]?.(fixture);
    const since = new Date();
    const answer = await open(endpoint, sample?.by ?? fixture.town, sample?.fields ?? {});
    expect(answer.status).toBeLessThan(400);
    const file = answer.headers.has('content-disposition');
    await answer.arrayBuffer();
    const found = await tracesOf(since);
    expect(found.map(({ actor_user_id }) => actor_user_id)).toEqual(
      file && !blank.includes(name) ? [(sample?.by ?? fixture.town).userId] : [],
    );
  });
});

it('says who, what filter and how many rows', async () => {
  await ask(fixture.town, { subject: '出力の記録A' });
  await ask(fixture.town, { subject: '出力の記録B' });
  const since = new Date();
  const answer = await open(named('ticket.export'), fixture.town, { desk: 'all', q: '出力の記録', format: 'csv' });
  expect((await answer.text()).split('\r\n').filter((line) => line.includes('出力の記録'))).toHaveLength(2);
  expect(await tracesOf(since)).toEqual([
    {
      event: 'export.made',
      target_type: 'export',
      target_id: 'ticket.export',
      actor_user_id: fixture.town.userId,
      after: {
        file: expect.stringMatching(/\.csv$/),
        rows: 2,
        filter: expect.objectContaining({ q: '出力の記録', format: 'csv' }),
      },
    },
  ]);
});

it('is left before the end is told: without a trace the file breaks off', async () => {
  const answer = new Response('秘密', { headers: { 'content-disposition': 'attachment; filename="a.csv"' } });
  // An id that the log cannot take.
  const nobody = { ...fixture.town, userId: 'x' as Actor['userId'] };
  await expect(traced(answer, nobody, { route: 'a', input: {} }).text()).rejects.toThrow();
});

it('says so when the reader went away', async () => {
  const since = new Date();
  const answer = await open(named('ticket.export'), fixture.town, { format: 'csv' });
  await answer.body?.cancel();
  await vi.waitFor(async () => expect((await tracesOf(since)).map(({ after }) => after.complete)).toEqual([false]));
});

it('is not left by who is refused', async () => {
  const { number } = await ask(fixture.town, { subject: '出力の記録C' });
  const since = new Date();
  const answer = await open(named('ticket.sheet'), fixture.otherPrefecture, { number, format: 'xlsx' });
  expect(answer.status).toBe(404);
  expect(await tracesOf(since)).toEqual([]);
});

it.each(['ja', 'en'] as const)('has words for all that it says (%s)', (locale) => {
  const fields = ['file', 'rows', 'part', 'complete', 'filter', 'q', 'format', 'from', 'to', 'state', 'tab', 'sort'];
  expect(fields.filter((field) => fieldLabel('export.made', field, locale) === field)).toEqual([]);
  expect([eventLabel('export.made', locale), eventLabel('file.downloaded', locale)]).not.toContain('export.made');
  expect(targetLabel('export', locale)).not.toBe('export');
});
