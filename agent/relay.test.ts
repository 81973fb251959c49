import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { freePort } from '@/scripts/lib/ports.mjs';
import { Depot } from './depot';
import { fromRelay } from './metadata';
import type { Identity, Portal } from './portal';
import { Relay } from './relay';
import { Refused, type SignedTarget, type Trust } from './trust';

const content = Buffer.from('マスターデータ'.repeat(5_000));
const target: SignedTarget = {
  ...{ path: 'master-data/4.0/master.csv', size: content.length, package: 'master-data', version: '4.0' },
  ...{
    hash: createHash('sha256').update(content).digest('hex'),
    requires: '',
    sequence: 1,
    apply: '',
    undo: '',
    check: '',
  },
};
const identity: Identity = { keyId: '', privateKey: '' };

let folder: string;
let server: http.Server;
let address: string;
/** Who fetched the file from the center. */
let fetched: string[];
/** What the center sends. */
let sent: Buffer;

const centerOf = (name: string): Portal =>
  ({
    open: async () => {
      fetched.push(name);
      return Object.assign(Readable.from([sent]), { statusCode: 200 });
    },
  }) as unknown as Portal;
const depotOf = (name: string, relay = ''): Depot =>
  new Depot(centerOf(name), identity, path.join(folder, name), relay);
/** What was asked of the center, by name. */
let asked: string[];
const trust = {
  center: async (name: string) => {
    asked.push(name);
    return name === '1.root.json' || name === 'timestamp.json' ? Buffer.from(`${name} ${asked.length}`) : null;
  },
  find: async (wanted: string) => {
    if (wanted !== target.path) throw new Refused('no signed metadata names it');
    return target;
  },
} as unknown as Trust;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'renkei-relay-'));
  [fetched, asked, sent] = [[], [], content];
  const port = await freePort();
  server = await new Relay(depotOf('prefecture'), trust, 0).listen(port, '127.0.0.1');
  address = `http://127.0.0.1:${port}`;
});
afterEach(() => {
  vi.useRealTimers();
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

it('fetches a file once for all towns that ask', async () => {
  const towns = ['153079', '154059', '155811'].map((name) => depotOf(name, address));
  await Promise.all(towns.map((depot) => depot.fetch(target, 0)));
  expect(fetched).toEqual(['prefecture']);
  for (const depot of towns) expect(readFileSync(depot.fileOf(target)).equals(content)).toBe(true);
});

it('passes metadata on, asked for once for all towns: a version for good, what may change for a moment', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const source = fromRelay(address);
  const take = async () => {
    const answers = await Promise.all(['1.root.json', '2.root.json', 'timestamp.json'].map(source));
    return answers.map((bytes) => bytes?.toString() ?? null);
  };
  const [root, none, timestamp] = await take();
  expect([root, none, timestamp]).toEqual([expect.stringMatching(/^1\.root/), null, expect.stringMatching(/^time/)]);
  expect(await take()).toEqual([root, none, timestamp]);
  expect(asked.toSorted()).toEqual(['1.root.json', '2.root.json', 'timestamp.json']);
  vi.setSystemTime(Date.now() + 5_000);
  expect(await take()).toEqual([root, null, expect.not.stringMatching(timestamp ?? '')]);
  expect(asked.slice(3).toSorted()).toEqual(['2.root.json', 'timestamp.json']);
});

it('a town goes to the center when nobody answers there', async () => {
  server.close();
  server.closeAllConnections();
  await depotOf('153079', address).fetch(target, 0);
  expect(fetched).toEqual(['153079']);
});

it('a town does not keep what the server above passes on wrongly, and gets it from the center', async () => {
  const town = depotOf('153079', address);
  await depotOf('prefecture').fetch(target, 0);
  const kept = depotOf('prefecture').fileOf(target);
  const wrong = Buffer.concat([Buffer.from('X'), content.subarray(1)]);
  const altered = new Relay(
    // It says of itself that the file is right: a server that has been taken over.
    Object.assign(depotOf('prefecture'), { fileOf: () => kept }),
    { find: async () => ({ ...target, hash: createHash('sha256').update(wrong).digest('hex') }) } as unknown as Trust,
    0,
  );
  writeFileSync(kept, wrong);
  const port = await freePort();
  const other = await altered.listen(port, '127.0.0.1');
  await depotOf('153079', `http://127.0.0.1:${port}`).fetch(target, 0);
  other.close();
  expect(readFileSync(town.fileOf(target)).equals(content)).toBe(true);
  expect(fetched).toEqual(['prefecture', '153079']);
});

it.each([
  ['/deliveries/no%2Fsuch%2Ffile', 502],
  ['/etc/passwd', 404],
  ['/deliveries/', 404],
  ['/deliveries/metadata/9.targets.json', 404],
  ['/deliveries/metadata/..%2Fkeys', 502],
  ['/deliveries/%E0%A4%A', 502],
])('%s is answered with %i', async (wanted, status) => {
  expect((await fetch(`${address}${wanted}`)).status).toBe(status);
});
