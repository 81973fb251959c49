import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PrimaryClient } from '@/lib/core/database/primary.mjs';
import { withConnection } from '@/scripts/lib/database/connect.mjs';
import { freePort } from '@/scripts/lib/ports.mjs';
import { createCluster, startCluster, superuserName } from '@/scripts/lib/postgres/cluster.mjs';

const home = mkdtempSync(path.join(tmpdir(), 'renkei-primary-'));
const settings = { fsync: 'off' };
const [closed, first, second] = [await freePort(), await freePort(), await freePort()];
const clusters: Awaited<ReturnType<typeof startCluster>>[] = [];
const at = (...ports: number[]) =>
  `postgres://${superuserName}:secret-1@${ports.map((port) => `127.0.0.1:${port}`).join(',')}/postgres`;

/** A server of its own; `standby`: one that repeats what another does, here nobody's. */
async function begin(port: number, standby: boolean): Promise<void> {
  const folder = path.join(home, `${port}`);
  await createCluster(folder, 'secret-1');
  if (standby) writeFileSync(path.join(folder, 'standby.signal'), '');
  clusters.push(await startCluster({ folder, port, log: path.join(home, 'log'), settings }));
}

beforeAll(async () => {
  chmodSync(home, 0o711);
  await begin(first, false);
  await begin(second, true);
});
afterAll(async () => {
  for (const cluster of clusters) await cluster.stop();
  rmSync(home, { recursive: true, force: true });
});

/** Which server a new connection reaches. */
async function reached(address: string): Promise<number> {
  const client = new PrimaryClient({ connectionString: address, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query('SELECT inet_server_port() AS port');
  await client.end();
  return rows[0].port;
}

it('reaches the one that takes writes, wherever it stands in the address', async () => {
  for (const address of [at(first), at(first, second), at(second, first), at(closed, second, first)])
    expect(await reached(address)).toBe(first);
});

it('says what is wrong when none takes writes, and never the password', async () => {
  await expect(reached(at(closed, second))).rejects.toThrow(/none of the 2 servers .* takes writes/);
  const wrong = at(first, second).replace('secret-1', 'secret-2');
  await expect(withConnection(wrong, async () => {})).rejects.toMatchObject({
    english: expect.stringContaining('Cannot log in'),
  });
  await expect(withConnection(wrong, async () => {})).rejects.not.toMatchObject({
    english: expect.stringContaining('secret-2'),
  });
});

it('a pool goes over to the server that was promoted, also when the earlier primary comes back as it was', async () => {
  const address = at(first, second);
  const pool = new Pool({ connectionString: address, Client: PrimaryClient, max: 2, connectionTimeoutMillis: 5_000 });
  pool.on('error', () => {});
  const port = async () => (await pool.query('SELECT inet_server_port() AS port')).rows[0].port;
  expect(await port()).toBe(first);
  await clusters[0]?.stop();
  await expect(port()).rejects.toThrow();
  await withConnection(at(second), (client) => client.query('SELECT pg_promote()'));
  await expect.poll(() => port().catch(() => 0), { timeout: 20_000 }).toBe(second);
  await begin(first, false);
  expect(await port()).toBe(second);
  // What was found before is asked again after five seconds.
  await sleep(5_100);
  for (const order of [at(first, second), at(second, first)]) expect(await reached(order)).toBe(second);
  await pool.end();
});
