import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderStore } from '@/lib/core/storage/folder';
import { s3Store } from '@/lib/core/storage/s3';
import { discardBytes, receiveBytes, sweepSpool } from '@/lib/core/storage/spool';
import { MissingObjectError, type ObjectStore, TooLargeError } from '@/lib/core/storage/types';
import { filesCheck } from '@/scripts/lib/cli/doctor/files';
import { readSettings } from '@/scripts/lib/portal/settings.mjs';
import { bytesOf } from '@/tests/support/files';
import { startObjectServer } from '@/tests/support/object-server';

const folder = mkdtempSync(path.join(tmpdir(), 'renkei-storage-'));
const spool = path.join(folder, 'files', 'incoming');
let server: Awaited<ReturnType<typeof startObjectServer>>;
const stores: Record<string, ObjectStore> = {};

beforeAll(async () => {
  server = await startObjectServer();
  stores.folder = folderStore(folder);
  stores.bucket = s3Store(server.settings);
});
afterAll(async () => {
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
});

const receive = (bytes: Buffer) => receiveBytes(spool, bytesOf(bytes), 20_000_000);
const keysOf = async (listed: AsyncIterable<{ key: string; size: number }>) => {
  const found = [];
  for await (const { key, size } of listed) found.push(`${key} ${size}`);
  return found.sort();
};

describe.each(['folder', 'bucket'])('a %s as store', (kind) => {
  const store = () => stores[kind] as ObjectStore;
  const put = async (key: string, bytes: Buffer) => {
    const received = await receive(bytes);
    await store().put(key, received);
    await discardBytes(received);
  };

  it('gives back what was put, whole or a part, byte for byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => (index * 31) % 251));
    const received = await receive(bytes);
    expect(received).toMatchObject({ size: bytes.length, hash: createHash('sha256').update(bytes).digest('hex') });
    await store().put('files/kept/ab/whole', received);
    await discardBytes(received);
    expect((await buffer(await store().open('files/kept/ab/whole'))).equals(bytes)).toBe(true);
    const part = await buffer(await store().open('files/kept/ab/whole', { start: 1_000_000, end: 1_000_099 }));
    expect(part.equals(bytes.subarray(1_000_000, 1_000_100))).toBe(true);
    expect(await store().sizeOf('files/kept/ab/whole')).toBe(bytes.length);
  });

  it('puts the same again, and something else in its place', async () => {
    for (const words of ['one', 'one', 'another']) await put('files/kept/ab/twice', Buffer.from(words));
    expect(await text(await store().open('files/kept/ab/twice'))).toBe('another');
  });

  it('says what is missing, and removes what is not there without complaint', async () => {
    await put('files/kept/cd/gone', Buffer.from('x'));
    for (let times = 0; times < 2; times++) await store().remove('files/kept/cd/gone');
    await expect(store().open('files/kept/cd/gone')).rejects.toThrow(MissingObjectError);
    expect(await store().sizeOf('files/kept/cd/gone')).toBeNull();
  });

  it('lists a folder with all below it and nothing beside it, also by age', async () => {
    await put('deliveries/parts/a/0', Buffer.from('abc'));
    await put('deliveries/parts/a/3', Buffer.from('de'));
    await put('deliveries/parts/ab/0', Buffer.from('x'));
    expect(await keysOf(store().list('deliveries/parts/a/'))).toEqual([
      'deliveries/parts/a/0 3',
      'deliveries/parts/a/3 2',
    ]);
    expect(await keysOf(store().list('deliveries/parts/'))).toHaveLength(3);
    expect(await keysOf(store().list('deliveries/none/'))).toEqual([]);
    const [before, after] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
    expect(await keysOf(store().list('deliveries/parts/', before))).toEqual([]);
    expect(await keysOf(store().list('deliveries/parts/', after))).toHaveLength(3);
  });

  it('takes the same from several at once', async () => {
    const bytes = Buffer.alloc(200_000, 'x');
    await Promise.all(Array.from({ length: 6 }, () => put('files/kept/ef/race', bytes)));
    expect((await buffer(await store().open('files/kept/ef/race'))).equals(bytes)).toBe(true);
  });

  it('is well, and doctor can write, read and remove', async () => {
    expect(await store().health()).toBe('ok');
    const settings = { ...readSettings('production'), dataDir: folder };
    const check = await filesCheck(settings, kind === 'bucket' ? server.environment : {});
    expect(check).toMatchObject({ name: 'files', ok: true });
    expect(await keysOf(store().list('check/'))).toEqual([]);
    expect(readdirSync(spool)).toEqual([]);
  });
});

it('a bucket is listed page by page', async () => {
  const store = s3Store(server.settings, 3);
  const received = await receive(Buffer.from('many'));
  for (let number = 0; number < 8; number++) await store.put(`files/kept/many/${number}`, received);
  await discardBytes(received);
  expect(await keysOf(store.list('files/kept/many/'))).toHaveLength(8);
});

it('the folder takes no key that leads out of it', async () => {
  const store = stores.folder as ObjectStore;
  for (const key of ['../secrets.json', 'files/../../x', '/etc/passwd', 'files//x', 'files/.hidden', 'x'])
    await expect(store.sizeOf(key), key).rejects.toThrow('not a key');
});

describe('a bucket that cannot be used', () => {
  const other = (settings: object) => s3Store({ ...server.settings, ...settings });

  it('is missing, or does not know the key', async () => {
    expect(await other({ bucket: 'another' }).health()).toBe('missing');
    expect(await other({ accessKey: 'stranger' }).health()).toBe('denied');
  });

  it('refuses a signature by another secret, which nobody is told', async () => {
    const strict = await startObjectServer({ strict: true });
    const received = await receive(Buffer.from('signed'));
    await s3Store(strict.settings).put('files/kept/ab/signed', received);
    const stranger = s3Store({ ...strict.settings, secretKey: 'wrong-secret-1' });
    await expect(stranger.put('files/kept/ab/refused', received)).rejects.toThrow(/file store .*SignatureDoesNotMatch/);
    await expect(stranger.open('files/kept/ab/signed')).rejects.toThrow('SignatureDoesNotMatch');
    await discardBytes(received);
    const environment = { ...strict.environment, RENKEI_S3_SECRET_KEY: 'wrong-secret-1' };
    const said = await filesCheck({ ...readSettings('production'), dataDir: folder }, environment);
    expect(said).toMatchObject({ ok: false, en: expect.stringContaining('SignatureDoesNotMatch') });
    expect(JSON.stringify(said)).not.toContain('wrong-secret-1');
    await strict.remove();
  });

  it('is away: what is asked fails soon and keeps the received bytes; when it is back it goes on', async () => {
    const store = stores.bucket as ObjectStore;
    const received = await receive(Buffer.from('later'));
    await server.stop();
    const begin = performance.now();
    expect(await store.health()).toBe('unreachable');
    await expect(store.put('files/kept/ab/later', received)).rejects.toThrow(/file store http:.*ECONNREFUSED/);
    await expect(store.open('files/kept/ab/whole')).rejects.toThrow('file store');
    expect(performance.now() - begin).toBeLessThan(10_000);
    expect(existsSync(received.path)).toBe(true);
    await server.start();
    expect(await store.sizeOf('files/kept/ab/later')).toBeNull();
    await store.put('files/kept/ab/later', received);
    expect(await text(await store.open('files/kept/ab/later'))).toBe('later');
    await discardBytes(received);
  });
});

describe('the spool', () => {
  it('leaves nothing of what is too large or breaks off, and sweeps what died', async () => {
    await expect(receiveBytes(spool, bytesOf(Buffer.alloc(100_000)), 99_999)).rejects.toThrow(TooLargeError);
    const broken = async function* () {
      yield Buffer.from('half');
      throw new Error('cut off');
    };
    await expect(receiveBytes(spool, broken(), 100)).rejects.toThrow('cut off');
    expect(readdirSync(spool)).toEqual([]);
    await receive(Buffer.from('left'));
    expect(await sweepSpool(spool, new Date(Date.now() - 60_000))).toBe(0);
    await sleep(10);
    expect(await sweepSpool(spool, new Date(Date.now() + 1_000))).toBe(1);
  });
});
