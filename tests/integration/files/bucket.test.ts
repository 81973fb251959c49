import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NextRequest } from 'next/server';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { ownerHeader } from '@/lib/access/forms/fields';
import { formOwnerOf } from '@/lib/access/forms/owner';
import { sessionCookie } from '@/lib/access/login/cookie';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { cookieOf } from '@/tests/support/endpoints/browser';
import { samplePdf } from '@/tests/support/files';
import { startObjectServer } from '@/tests/support/object-server';
import { reactions } from '@/tests/support/reactions';

vi.mock('next/headers', () => import('@/tests/support/endpoints/browser'));

// The portal reads its settings when it first needs one, so the server comes before it.
const server = await startObjectServer();
Object.assign(process.env, server.environment);
const upload = await import('@/app/api/files/route');
const download = await import('@/app/files/[id]/route');
const parts = await import('@/app/api/deliveries/uploads/route');
const part = await import('@/app/api/deliveries/uploads/[id]/route');
const { openKept } = await import('@/lib/delivery/store/gateway');
const { sweepUploads } = await import('@/lib/delivery/uploads/mutations');
const { sweepFiles } = await import('@/lib/files/tasks');
const { healthReport } = await import('@/lib/core/health/report');
const { objectStore } = await import('@/lib/core/storage/store');
const { setClock } = await import('@/lib/core/clock');

let actor: Actor;
beforeAll(async () => {
  actor = await createActor({ kind: 'center', roles: ['system_management'] });
});
afterEach(() => setClock(undefined));
afterAll(() => server.remove());

type Handler = typeof upload.POST;
async function ask(handle: Handler, method: string, address: string, body?: Buffer | string, headers = {}) {
  const url = new URL(address, 'http://localhost:3000');
  const told = {
    host: url.host,
    origin: url.origin,
    cookie: `${sessionCookie().name}=${await cookieOf(actor)}`,
    [ownerHeader]: formOwnerOf(actor.userId),
    ...headers,
  };
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) };
  const id = /\/([0-9a-f-]{36})$/.exec(url.pathname)?.[1];
  return handle(new NextRequest(url, { method, headers: told, ...sent }), {
    params: Promise.resolve(id ? { id } : {}),
  });
}
const send = (bytes: Buffer) => ask(upload.POST, 'POST', '/api/files?name=x.pdf', bytes);
const keys = async (folder: string) => {
  const found: string[] = [];
  for await (const { key } of objectStore().list(folder)) found.push(key);
  return found;
};
const filesHere = () =>
  readdirSync(process.env.RENKEI_DATA_DIR ?? '', { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );

describe('attachments in a bucket', () => {
  it('are uploaded and downloaded by the portal’s routes, whole and in parts, and leave nothing on this machine', async () => {
    const bytes = samplePdf('x'.repeat(200_000));
    const answer = await send(bytes);
    expect(answer.status).toBe(201);
    const { id } = await answer.json();
    expect(await keys('files/kept/')).toHaveLength(1);
    expect(filesHere()).toEqual([]);
    const whole = await ask(download.GET, 'GET', `/files/${id}`);
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    const some = await ask(download.GET, 'GET', `/files/${id}`, undefined, { range: 'bytes=100000-100009' });
    expect(some.status).toBe(206);
    expect(Buffer.from(await some.arrayBuffer()).equals(bytes.subarray(100_000, 100_010))).toBe(true);
  });

  it('are refused with a number while the store is away, with nothing half done', async () => {
    const count = async () => (await owner().query('SELECT count(*)::int AS n FROM files')).rows[0].n;
    const [before, bytes] = [await count(), samplePdf(randomUUID())];
    await server.stop();
    const refused = await send(bytes);
    expect(refused.status).toBe(503);
    expect(await refused.text()).toMatch(/R-[0-9A-Z]{7}/);
    expect(await healthReport()).toMatchObject({ files: 'unreachable', status: 'degraded', database: 'ok' });
    expect(await count()).toBe(before);
    expect(filesHere()).toEqual([]);
    await server.start();
    expect((await send(bytes)).status).toBe(201);
    expect(await healthReport()).toMatchObject({ files: 'ok' });
  });

  it('are swept with their bytes, and so are bytes that no row names', async () => {
    await owner().query('UPDATE files SET attached_at = NULL');
    const stray = { path: path.join(process.env.RENKEI_DATA_DIR ?? '', 'stray'), hash: 'ab'.repeat(32), size: 0 };
    writeFileSync(stray.path, '');
    await objectStore().put(`files/kept/ab/ab/${stray.hash}`, stray);
    rmSync(stray.path);
    const later = new Date(Date.now() + 3 * 24 * 3_600_000);
    setClock(later);
    expect(await sweepFiles(later, reactions.keepsUpload)).toMatchObject({ files: 2, bodies: 1 });
    expect(await keys('files/')).toEqual([]);
  });
});

describe('deliveries in a bucket', () => {
  const begin = async (size: number): Promise<string> =>
    (
      await (
        await ask(parts.POST, 'POST', '/api/deliveries/uploads', JSON.stringify({ name: 'p.zip', size }), {
          'content-type': 'application/json',
        })
      ).json()
    ).id;
  const put = async (id: string, offset: number, bytes: Buffer) =>
    (await ask(part.PUT, 'PUT', `/api/deliveries/uploads/${id}?offset=${offset}`, bytes)).json();

  it('arrive in parts at any machine and go on after a cut', async () => {
    const bytes = Buffer.from(Array.from({ length: 250_000 }, (_, index) => index % 253));
    const id = await begin(bytes.length);
    expect(await put(id, 0, bytes.subarray(0, 100_000))).toMatchObject({ received: 100_000, done: false });
    expect(await put(id, 50_000, bytes.subarray(50_000))).toMatchObject({ problems: [{ code: 'conflict' }] });
    expect(await put(id, 100_000, Buffer.alloc(150_001))).toMatchObject({ problems: [{ code: 'conflict' }] });
    const known = await (await ask(part.GET, 'GET', `/api/deliveries/uploads/${id}`)).json();
    expect(known).toMatchObject({ received: 100_000, done: false });
    expect(await put(id, 100_000, bytes.subarray(100_000))).toMatchObject({ received: 250_000, done: true });
    expect(await keys('deliveries/parts/')).toEqual([]);
    const [key = ''] = await keys('deliveries/kept/');
    const { size, stream } = await openKept(key.slice(-64), 200_000);
    const rest: Buffer[] = [];
    for await (const chunk of stream) rest.push(chunk as Buffer);
    expect([size, Buffer.concat(rest).equals(bytes.subarray(200_000))]).toEqual([250_000, true]);
    expect(filesHere()).toEqual([]);
  });

  it('that were begun and left go with their parts', async () => {
    const id = await begin(10);
    await put(id, 0, Buffer.from('12345'));
    setClock(new Date(Date.now() + 8 * 24 * 3_600_000));
    expect(await sweepUploads()).toBe(1);
    expect(await keys('deliveries/parts/')).toEqual([]);
  });
});
