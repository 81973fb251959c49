import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseValue } from '@/lib/access/forms/input';
import { signRequest } from '@/lib/access/nodes/rules';
import type { NodeEndpoint } from '@/lib/access/nodes/types';
import { findNodeKey } from '@/lib/network/agents/queries';
import * as endpoints from '@/lib/network/endpoints';
import { makeKey, networkSamples } from '@/tests/support/nodes/network';
import { type NodeServer, startNodeServer } from '@/tests/support/nodes/send';
import type { NodeSample } from '@/tests/support/nodes/types';
import { times } from '@/tests/support/proof';
import { unchanged } from '@/tests/support/unchanged';

// Every message is one that an agent would send, changed in one place: in its bytes, its values, its signature or its address.
const count = times(400, 10_000);
/** Below the quotas, so that what is refused is refused for what it is. */
const perNode = ({ quota }: NodeEndpoint): number => Math.floor(quota * 0.8);

let server: NodeServer;
beforeAll(async () => {
  server = await startNodeServer(Object.values(endpoints), findNodeKey);
});
afterAll(() => server.stop());

/** The same numbers each time (mulberry32). */
function randomFrom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
type Draw = ReturnType<typeof randomFrom>;

const junk: readonly unknown[] = [
  ...[
    null,
    true,
    -1,
    0,
    1.5,
    1e308,
    -1e16,
    2 ** 53,
    '',
    ' ',
    'x'.repeat(300),
    'a\0b',
    'a\u001b[31m',
    'a\nb',
    '\ud842',
    '‮',
  ],
  ...[
    '<script>alert(1)</script>',
    "'; DROP TABLE nodes; --",
    '../../etc/passwd',
    '０１２',
    'NaN',
    [],
    {},
    [[]],
    [null],
    { $ne: '' },
  ],
  ...[
    Date.now() + 10 * 60_000,
    Date.now() - 8 * 86_400_000,
    '0000-12-31',
    JSON.parse('{"__proto__":{"admin":true}}'),
    2_147_483_648,
  ],
];

type Json = Record<string, unknown>;

/** Replaces, removes, adds or renames something anywhere in it. */
function changeValue(value: unknown, draw: Draw): unknown {
  if (typeof value !== 'object' || value === null || draw(6) === 0) return junk[draw(junk.length)];
  const copy = structuredClone(value) as Json;
  const names = Object.keys(copy);
  const name = names[draw(Math.max(1, names.length))];
  if (name === undefined || draw(10) === 0) {
    if (Array.isArray(copy)) copy.push(junk[draw(junk.length)]);
    else
      copy[['extra', 'constructor', 'toString', 'nodeId', 'organizationId'][draw(5)] ?? ''] = junk[draw(junk.length)];
    return copy;
  }
  if (draw(8) === 0) delete copy[name];
  else copy[name] = changeValue(copy[name], draw);
  return copy;
}

function changeBytes(text: string, draw: Draw): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(text);
  const at = draw(Math.max(1, bytes.length));
  const how = draw(4);
  if (how === 0) bytes[at] = draw(256);
  else if (how === 1) return bytes.subarray(0, at);
  else if (how === 2) return Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff, 0xc0]), bytes.subarray(at)]);
  else return Buffer.concat([bytes, bytes]);
  return bytes;
}

interface Message {
  readonly endpoint: NodeEndpoint;
  readonly address: string;
  readonly body: Buffer<ArrayBuffer>;
  readonly headers: Record<string, string>;
}

/** A right message of an endpoint. */
function messageOf(endpoint: NodeEndpoint, { fields }: NodeSample): { path: string; rest: Json } {
  const rest: Json = { ...fields };
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const value = encodeURIComponent(String(rest[name]));
    delete rest[name];
    return value;
  });
  return { path, rest };
}

/** Would the endpoint take these fields? Then the change was none. */
function isRight(endpoint: NodeEndpoint, fields: Readonly<Record<string, unknown>>, body: Buffer): boolean {
  try {
    const sent: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return (
      typeof sent === 'object' &&
      sent !== null &&
      !Array.isArray(sent) &&
      parseValue(endpoint.input, { ...sent, ...fields }).ok
    );
  } catch {
    return false;
  }
}

// The digest's header may be missing: the center signs over the digest of what it has really read.
const broken: readonly ((headers: Record<string, string>, draw: Draw) => void)[] = [
  (headers) => void delete headers.signature,
  (headers) => void delete headers['signature-input'],
  (headers, draw) => {
    const name = ['signature', 'signature-input'][draw(2)] ?? '';
    const text = headers[name] ?? '';
    const at = 6 + draw(text.length - 10);
    headers[name] = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
  },
  (headers) => {
    headers['signature-input'] = (headers['signature-input'] ?? '').replace(/created=\d+/, 'created=1000000000');
  },
];

/** null = what came out would be right: another one. */
function mutate(endpoint: NodeEndpoint, sample: NodeSample, draw: Draw): Message | null {
  const { path, rest } = messageOf(endpoint, sample);
  const text = JSON.stringify(rest);
  const get = endpoint.method === 'GET';
  const how = draw(10);
  let address = path;
  let body = get ? Buffer.alloc(0) : Buffer.from(text);
  if (!get && how < 5) body = Buffer.from(JSON.stringify(changeValue(rest, draw)) ?? '');
  else if (!get && how < 7) body = changeBytes(text, draw);
  else if (get && how < 5)
    address = `${path}?wait=${encodeURIComponent(String(junk[draw(junk.length)]).replaceAll(/\p{Surrogate}/gu, '?'))}x&a=b`;
  else if (how === 7)
    address = `${path.slice(0, draw(path.length - 15) + 15)}${['/', '%00', '?x=1', '/../keys', '%zz'][draw(5)]}x`;
  const untouched =
    address === path && how < 8 && (get || isRight(endpoint, Object.fromEntries(pathFields(endpoint, sample)), body));
  if (untouched) return null;
  const request = { method: endpoint.method, address, body };
  const headers: Record<string, string> = endpoint.signed ? { ...signRequest(request, sample.by.key, new Date()) } : {};
  if (how >= 8 || (get && how >= 5 && how < 7)) {
    if (!endpoint.signed) return null;
    broken[draw(broken.length)]?.(headers, draw);
  }
  return { endpoint, address, body, headers };
}

const pathFields = (endpoint: NodeEndpoint, { fields }: NodeSample) =>
  Object.entries(fields).filter(([name]) => endpoint.path.includes(`{${name}}`));

async function send({ endpoint, address, body, headers }: Message, from: number): Promise<number> {
  const init: RequestInit = {
    method: endpoint.method,
    headers: { ...headers, 'x-forwarded-for': `10.0.${from >> 8}.${from & 255}` },
  };
  if (endpoint.method === 'POST') init.body = new Uint8Array(body);
  const response = await fetch(`${server.origin}${address}`, init);
  await response.arrayBuffer();
  return response.status;
}

async function enrolSample(): Promise<NodeSample> {
  const { publicKey, proof } = makeKey();
  const sample = await networkSamples['network.configuration']?.();
  if (!sample) throw new Error('no sample');
  return {
    by: sample.by,
    fields: { code: 'AAAAA-AAAAA-AAAAA-AAAAA', publicKey, proof, version: '1', host: 'h', platform: 'p' },
  };
}

it(`${count} messages that are wrong in one place are answered with a 4xx, and change nothing`, {
  timeout: 600_000,
}, async () => {
  const draw = randomFrom(20_261_128);
  const all = Object.values(endpoints);
  const messages: { readonly message: Message; readonly from: number }[] = [];
  for (let from = 0; messages.length < count; from++) {
    const endpoint = all[from % all.length] as NodeEndpoint;
    const sample = endpoint.signed ? await networkSamples[endpoint.name]?.() : await enrolSample();
    if (!sample) throw new Error(`no sample for ${endpoint.name}`);
    for (let sent = 0, tried = 0; sent < perNode(endpoint) && tried < 1_000 && messages.length < count; tried++) {
      const message = mutate(endpoint, sample, draw);
      if (message === null) continue;
      sent += 1;
      messages.push({ message, from });
    }
  }
  const answers = new Map<string, number>();
  await unchanged(async () => {
    const queue = messages.values();
    const work = async () => {
      for (const { message, from } of queue) {
        const status = await send(message, from);
        const wrong = status < 400 || status >= 500;
        const name = wrong
          ? `${status} ${message.endpoint.name} ${message.address} ${message.body.toString('utf8').slice(0, 300)}`
          : String(status);
        answers.set(name, (answers.get(name) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 8 }, work));
    expect([...answers.keys()].filter((answer) => !/^4\d\d$/.test(answer))).toEqual([]);
  }, ['intakes']);
  expect([...answers.values()].reduce((sum, one) => sum + one, 0)).toBe(count);
  // Most are refused for what they say, not for how often they came.
  expect(answers.get('429') ?? 0).toBeLessThan(count / 100);
});
