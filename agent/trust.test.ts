import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  draftTargets,
  fingerprintOf,
  makeRoot,
  makeSigningKey,
  makeSnapshot,
  makeTimestamp,
  signTargets,
} from '@/lib/delivery/trust/rules';
import { download } from './downloads';
import type { Identity, Portal } from './portal';
import { Refused, Trust } from './trust';

const content = Buffer.from('業務プログラム'.repeat(1_000));
const hash = createHash('sha256').update(content).digest('hex');
const target = {
  path: 'cs/2.0/cs.bin',
  size: content.length,
  hash,
  custom: { package: 'cs', version: '2.0', apply: 'install' },
};
const [root1, root2, root3, signer1, signer2, stranger, online] = Array.from({ length: 7 }, makeSigningKey);
if (!root1 || !root2 || !root3 || !signer1 || !signer2 || !stranger || !online) throw new Error('no keys');
const trusted = { root: [root1, root2, root3], targets: [signer1, signer2], online };
const today = new Date();
const longAgo = new Date(today.getTime() - 400 * 86_400_000);

const root = makeRoot(1, trusted, [root1, root2], today);
const both = (version: number, of: string | null = null, what = target) =>
  signTargets(signTargets(draftTargets(of, version, what, today), signer1), signer2);

/** What the center serves, by name. */
let served: Record<string, string>;
const publish = (version: number, targets: string, at = today) => {
  served[`${version}.targets.json`] = targets;
  served[`${version}.snapshot.json`] = makeSnapshot(version, version, online, at);
  served['timestamp.json'] = makeTimestamp(version, version, online, at);
};

let folder = '';
let file = content;
let ranges: (string | undefined)[] = [];
const answer = (statusCode: number, body: Buffer) => Object.assign(Readable.from([body]), { statusCode });
const portal = {
  offset: 0,
  open: async (_identity: Identity, address: string, headers: Record<string, string> = {}) => {
    const name = address.slice(address.lastIndexOf('/') + 1);
    if (address.includes('/files/')) {
      ranges.push(headers.range);
      const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
      return answer(start > 0 ? 206 : 200, file.subarray(start));
    }
    return served[name] === undefined ? answer(404, Buffer.alloc(0)) : answer(200, Buffer.from(served[name]));
  },
} as unknown as Portal;
const identity = { keyId: '', privateKey: '' };
const find = (fingerprint: string | undefined = fingerprintOf(root)) =>
  new Trust(folder, portal, identity, fingerprint).find(target.path);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'renkei-trust-'));
  served = { '1.root.json': root };
  publish(1, both(1));
  file = content;
  ranges = [];
  Object.assign(portal, { offset: 0 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('metadata', () => {
  it('that two people signed is believed, and names the commands', async () => {
    expect(await find()).toMatchObject({ hash, package: 'cs', version: '2.0', apply: 'install', undo: '' });
  });

  it.each([
    ['signed by one of two', () => publish(2, signTargets(draftTargets(null, 2, target, today), signer1))],
    [
      'signed twice by one',
      () => publish(2, signTargets(signTargets(draftTargets(null, 2, target, today), signer1), signer1)),
    ],
    [
      'signed by one and a stranger',
      () => publish(2, signTargets(signTargets(draftTargets(null, 2, target, today), signer1), stranger)),
    ],
    ['changed after it was signed', () => publish(2, both(2).replace(hash, 'b'.repeat(64)))],
    ['cut off', () => publish(2, both(2).slice(0, -40))],
    ['that has expired (freeze)', () => publish(2, both(2), longAgo)],
    [
      'of parts that do not belong together (mix-and-match)',
      () => {
        publish(2, both(2));
        served['2.targets.json'] = both(1);
      },
    ],
    [
      'whose timestamp a stranger signed',
      () => Object.assign(served, { 'timestamp.json': makeTimestamp(3, 1, stranger, today) }),
    ],
    [
      'whose new root too few of the old keys signed',
      () =>
        Object.assign(served, {
          '2.root.json': makeRoot(2, { ...trusted, root: [stranger, root1] }, [stranger, root1], today),
        }),
    ],
  ])('%s is refused', async (_what, attack) => {
    await find();
    attack();
    await expect(find()).rejects.toBeInstanceOf(Refused);
  });

  it('that is older than what was seen is refused (rollback)', async () => {
    publish(2, both(2));
    await find();
    publish(1, both(1));
    await expect(find()).rejects.toBeInstanceOf(Refused);
  });

  it('is not believed from another root, without one, or by a clock that is off', async () => {
    await expect(find('0'.repeat(64))).rejects.toBeInstanceOf(Refused);
    await expect(new Trust(folder, portal, identity, undefined).find(target.path)).rejects.toBeInstanceOf(Refused);
    Object.assign(portal, { offset: 2 * 3_600_000 });
    await expect(find()).rejects.toThrow('120 minutes off');
  });

  it.each([
    ['passes on older ones', () => ({ ...served })],
    ['passes on forged ones', () => ({ ...served, '1.targets.json': both(1).replace(hash, 'b'.repeat(64)) })],
    ['has none', () => ({})],
  ])('comes from the center where the server above %s', async (_what, above) => {
    const passed: Record<string, string> = above();
    const server = http.createServer(({ url = '' }, response) => {
      const content = passed[url.slice(url.lastIndexOf('/') + 1)];
      response.writeHead(content === undefined ? 404 : 200).end(content);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const relay = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const next = { ...target, path: 'cs/2.1/cs.bin' };
    publish(2, both(2, both(1), next));
    const trust = new Trust(folder, portal, identity, fingerprintOf(root), relay);
    await expect(trust.find(target.path)).resolves.toMatchObject({ hash });
    await expect(trust.find(next.path)).resolves.toMatchObject({ path: next.path });
    server.close();
  });

  it('that is too long is not read to its end', async () => {
    served['timestamp.json'] = 'x'.repeat(5_000_001);
    await expect(find()).rejects.toThrow('too long');
  });

  it('goes on from a root that enough of the old keys signed', async () => {
    await find();
    const next = [makeSigningKey(), makeSigningKey()];
    served['2.root.json'] = makeRoot(2, { ...trusted, root: next }, [root1, root2, ...next], today);
    expect(await find()).toMatchObject({ hash });
  });
});

describe('a file', () => {
  const place = () => path.join(folder, 'staged', 'cs.bin');
  const take = async () =>
    download({ portal, identity, relay: '', target: await find(), file: place(), limit: 0, progress: () => {} });

  it('is fetched once, verified and put in place', async () => {
    await take();
    await take();
    expect(readFileSync(place())).toEqual(content);
    expect(ranges).toEqual([undefined]);
  });

  it('goes on where the line was cut', async () => {
    file = content.subarray(0, 1_000);
    await expect(take()).rejects.toThrow('cut off');
    file = content;
    await take();
    expect(ranges).toEqual([undefined, 'bytes=1000-']);
    expect(readFileSync(place())).toEqual(content);
  });

  it('leaves nothing behind where the disk is full, and says so', async () => {
    mkdirSync(path.dirname(place()));
    symlinkSync('/dev/full', `${place()}.part`);
    await expect(take()).rejects.toThrow('ENOSPC');
    expect(readdirSync(path.dirname(place()))).toEqual([]);
    const huge = { ...(await find()), size: 2 ** 60 };
    await expect(
      download({ portal, identity, relay: '', target: huge, file: place(), limit: 0, progress: () => {} }),
    ).rejects.toThrow('the disk is full');
    await take();
    expect(readFileSync(place())).toEqual(content);
  });

  it.each([
    ['flipped', () => Buffer.concat([Buffer.from('x'), content.subarray(1)])],
    ['swapped', () => Buffer.alloc(content.length)],
    ['longer than what was signed', () => Buffer.concat([content, Buffer.from('x')])],
  ])('%s is refused and not kept', async (_what, bad) => {
    file = bad() as typeof content;
    await expect(take()).rejects.toBeInstanceOf(Refused);
    file = content;
    writeFileSync(path.join(folder, 'note'), '');
    await take();
    expect(readFileSync(place())).toEqual(content);
  });
});
