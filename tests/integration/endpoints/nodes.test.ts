import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listNodeEndpoints } from '@/lib/access/nodes/endpoint';
import { clockTolerance } from '@/lib/access/nodes/rules';
import type { NodeEndpoint } from '@/lib/access/nodes/types';
import { badValues, badWords } from '@/tests/support/endpoints/junk';
import { echo, echoFile, echoOpen, echoRarely, echoSamples, makeNode } from '@/tests/support/nodes/echo';
import { domainEndpoints } from '@/tests/support/nodes/registered';
import { nodeSamples } from '@/tests/support/nodes/samples';
import { type NodeServer, type Sent, send, startNodeServer } from '@/tests/support/nodes/send';
import type { NodeSample, SigningNode } from '@/tests/support/nodes/types';
import { unchanged } from '@/tests/support/unchanged';

const mine = makeNode('CS 大和市');
const neighbour = makeNode('CS 会津若松市');
const stranger = makeNode('どこにもないサーバー');
const known = new Map<string, SigningNode>([mine, neighbour].map((node) => [node.key.id, node]));

let server: NodeServer;
beforeAll(async () => {
  server = await startNodeServer(listNodeEndpoints(), async (id) => known.get(id)?.holder ?? null);
});
afterAll(() => server.stop());

async function sampleOf({ name }: NodeEndpoint): Promise<NodeSample> {
  const sample = echoSamples[name]?.(mine) ?? (await nodeSamples[name]?.());
  if (!sample) throw new Error('no sample');
  known.set(sample.by.key.id, sample.by);
  return sample;
}

const ask = (endpoint: NodeEndpoint, sent: Sent) => send(server.origin, endpoint, sent);
const byName = (endpoints: readonly NodeEndpoint[]) => endpoints.map((endpoint) => [endpoint.name, endpoint] as const);
const signed = listNodeEndpoints().filter((endpoint) => endpoint.signed);

it('a domain’s endpoints.ts exports endpoints and nothing else, and all are registered', () => {
  const registered: readonly unknown[] = listNodeEndpoints();
  expect(domainEndpoints.filter(([, value]) => !registered.includes(value)).map(([name]) => name)).toEqual([]);
});

it('every signed endpoint has a sample', () => {
  const samples = { ...echoSamples, ...nodeSamples };
  expect(signed.map(({ name }) => name).filter((name) => !(name in samples))).toEqual([]);
});

it.each(byName(listNodeEndpoints()))('%s stands below the agents’ path, and bounds what is sent', (_name, endpoint) => {
  expect(endpoint.path).toMatch(/^\/api\/agent\/[a-z0-9/{}-]+$/i);
  expect(endpoint.most).toBeLessThanOrEqual(1_048_576);
  expect(endpoint.quota).toBeGreaterThan(0);
});

describe.each(byName(signed.filter(({ name }) => name !== 'echo.rarely')))('%s', (_name, endpoint) => {
  it.each<[string, (sample: NodeSample) => Partial<Sent>, string]>([
    ['no signature', () => ({ by: null }), 'signature_missing'],
    ['a key that nobody has', () => ({ by: stranger }), 'key_unknown'],
    ['a clock that is behind', () => ({ at: new Date(Date.now() - clockTolerance - 10_000) }), 'clock_off'],
    ['a clock that is ahead', () => ({ at: new Date(Date.now() + clockTolerance + 10_000) }), 'clock_off'],
    [
      'the name of another’s key',
      ({ by }) => ({ by: { ...neighbour, key: { ...neighbour.key, id: by.key.id } } }),
      'signature_wrong',
    ],
  ])('%s: refused, and nothing is changed', async (_what, change, error) => {
    const sample = await sampleOf(endpoint);
    const answer = await unchanged(() => ask(endpoint, { ...sample, ...change(sample) }));
    expect([answer.status, answer.error]).toEqual([401, error]);
    if (error === 'clock_off') expect(Math.abs(Date.parse(answer.time ?? '') - Date.now())).toBeLessThan(60_000);
  });

  it('tells another node nothing of this one’s, and this one what is its own', async () => {
    const sample = await sampleOf(endpoint);
    const others = await ask(endpoint, { ...sample, by: neighbour });
    if (!sample.own) expect([403, 404], others.text).toContain(others.status);
    for (const word of sample.secrets ?? []) expect(others.text).not.toContain(word);
    const own = await ask(endpoint, sample);
    expect(own.status, own.text).toBeLessThan(300);
    for (const word of sample.secrets ?? []) expect(own.text).toContain(word);
  });

  it('answers junk in any field with a 4xx or as if it were not there, and changes nothing', async () => {
    const sample = await sampleOf(endpoint);
    const reads = endpoint.method === 'GET';
    const junk = reads ? badWords : badValues;
    const wrong = await unchanged(async () => {
      const answers: string[] = [];
      for (const field of [...Object.keys(endpoint.input.shape), 'unknownField'])
        for (const [what, value] of Object.entries(junk)) {
          const { status } = await ask(endpoint, { ...sample, fields: { ...sample.fields, [field]: value } });
          if (status >= 500 || (!reads && status < 400)) answers.push(`${field}: ${what}: ${status}`);
        }
      return answers;
    });
    expect(wrong).toEqual([]);
  });
});

describe.each(byName(listNodeEndpoints().filter(({ method }) => method === 'POST')))('%s', (_name, endpoint) => {
  it.each([
    ['no JSON', 400, 'invalid', () => '{"a'],
    ['JSON that is no object', 400, 'invalid', () => '[]'],
    ['nothing', 400, 'invalid', () => ''],
    ['one byte too many', 413, 'too_large', () => ' '.repeat(endpoint.most + 1)],
  ])('%s: %i', async (_what, status, error, body) => {
    const sample = endpoint.signed ? await sampleOf(endpoint) : { by: null, fields: {} };
    const answer = await unchanged(() => ask(endpoint, { ...sample, body: body() }));
    expect([answer.status, answer.error]).toEqual([status, error]);
  });
});

describe('what every endpoint does', () => {
  const words = { id: mine.holder.node.nodeId, word: '言葉' };

  it('takes a clock that is four minutes off', async () => {
    for (const off of [-240_000, 240_000])
      expect((await ask(echo, { by: mine, fields: words, at: new Date(Date.now() + off) })).status).toBe(200);
  });

  it('refuses a body other than the one that was signed, though its digest says so', async () => {
    const swapped = JSON.stringify({ word: '別の言葉' });
    expect((await ask(echo, { by: mine, fields: words, swapped })).error).toBe('signature_wrong');
  });

  it('answers what is no path of it, and another method, without looking at who asks', async () => {
    const nowhere = { ...echo, path: '/api/agent/test/nowhere' };
    expect(await ask(nowhere, { by: null, fields: {} })).toMatchObject({ status: 404, error: 'not_found' });
    const other = { ...echoRarely, path: echoOpen.path };
    expect(await ask(other, { by: null, fields: {} })).toMatchObject({ status: 405, error: 'method' });
  });

  it('leaves everything else to the framework', async () => {
    expect((await fetch(`${server.origin}/api/agents`)).status).toBe(418);
  });

  it('gives a part of a file', async () => {
    const answer = await ask(echoFile, { by: mine, fields: { id: words.id }, headers: { range: 'bytes=0-5' } });
    expect([answer.status, answer.headers.get('content-range'), answer.text]).toEqual([206, 'bytes=0-5', 'CS 大和市']);
  });

  it('counts what one node asks in a minute, and tells when it may go on', async () => {
    const times = (by: SigningNode) => Promise.all([1, 2, 3].map(() => ask(echoRarely, { by })));
    const answers = await times(mine);
    // Over the turn of a minute all three are taken.
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length === 0 ? (await times(mine)).filter(({ status }) => status === 429) : refused).not.toEqual([]);
    for (const { error, headers } of refused) expect([error, headers.get('retry-after')]).toEqual(['too_many', '60']);
    expect((await ask(echoRarely, { by: neighbour })).status).toBe(200);
  });

  it('says that it could not, and under which number, when it breaks', async () => {
    const answer = await ask(echo, { by: mine, fields: { ...words, word: 'break' } });
    expect([answer.status, answer.error, answer.headers.get('retry-after')]).toEqual([503, 'unavailable', '5']);
    expect(answer.text).toMatch(/"reference":"R-\w{7}"/);
    expect(answer.text).not.toContain('broken');
  });

  it('opens without a key only what is open', async () => {
    expect((await ask(echoOpen, { by: null, fields: { code: 'once' } })).status).toBe(200);
    expect(await ask(echoOpen, { by: null, fields: { code: 'twice' } })).toMatchObject({
      status: 403,
      error: 'denied',
    });
  });

  it('cuts off who does not stop sending, and goes on', async () => {
    // Whether the answer still reaches somebody who is sending is up to the network.
    const cut = ask(echoOpen, { by: null, fields: {}, body: ' '.repeat(3_000_000) }).catch(() => null);
    expect([413, undefined]).toContain((await cut)?.status);
    expect((await ask(echoOpen, { by: null, fields: { code: 'once' } })).status).toBe(200);
  });
});
