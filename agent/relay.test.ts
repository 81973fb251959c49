import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freePort } from '@/scripts/lib/ports.mjs';
import { Depot } from './depot';
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
const trust = {
  find: async (wanted: string) => {
    if (wanted !== target.path) throw new Refused('no signed metadata names it');
    return target;
  },
} as unknown as Trust;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'renkei-relay-'));
  [fetched, sent] = [[], content];
  const port = await freePort();
  server = await new Relay(depotOf('prefecture'), trust, 0).listen(port, '127.0.0.1');
  address = `http://127.0.0.1:${port}`;
});
afterEach(() => {
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
  ['/deliveries/%E0%A4%A', 502],
])('%s is answered with %i', async (wanted, status) => {
  expect((await fetch(`${address}${wanted}`)).status).toBe(status);
});
