import { readdirSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import type { Result } from '@/lib/core/errors';
import type { FileSummary } from '@/lib/files/types';
import { receiveUpload } from '@/lib/files/uploads/mutations';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

let actor: Actor;
const results: Result<FileSummary>[] = [];
const faults: unknown[] = [];
let begun = 0;

/** A real HTTP server and real sockets: what a body does when its sender disappears is the network's business, not a mock's. */
const server = http.createServer(async (request, response) => {
  begun++;
  const length = request.headers['content-length'];
  const declaredSize = length === undefined ? null : Number(length);
  try {
    results.push(await receiveUpload(actor, { name: 'cut.txt', body: request, declaredSize }));
  } catch (error) {
    faults.push(error);
  }
  response.end();
});

beforeAll(async () => {
  actor = await createActor();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

async function sendAndVanish(head: string, body: string): Promise<void> {
  const before = begun;
  const socket = net.connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${head}\r\n\r\n${body}`);
  // What vanishes before the server has taken it up is no upload.
  while (begun === before) await pause(5);
  await pause(20);
  socket.resetAndDestroy();
  while (results.length + faults.length < begun) await pause(5);
}

it('an upload that is cut off, at whatever point, shows nowhere and leaves no bytes', async () => {
  for (const sent of [0, 1, 1_000, 70_000, 499_999]) {
    await sendAndVanish('Content-Length: 500000', 'a'.repeat(sent));
    await sendAndVanish('Transfer-Encoding: chunked', `7a120\r\n${'a'.repeat(sent)}`);
  }
  expect(faults).toEqual([]);
  expect(results).toHaveLength(10);
  for (const result of results) expect(result).toMatchObject({ ok: false, problems: [{ code: 'files.cutOff' }] });
  expect((await owner().query('SELECT count(*)::int AS files FROM files')).rows).toEqual([{ files: 0 }]);
  expect((await owner().query('SELECT count(*)::int AS bodies FROM file_bodies')).rows).toEqual([{ bodies: 0 }]);
  expect(readdirSync(path.join(process.env.RENKEI_DATA_DIR ?? '', 'files', 'incoming'))).toEqual([]);
});
