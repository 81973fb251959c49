import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClientBase, Pool } from 'pg';
import { inject } from 'vitest';
import { withConnection } from '@/scripts/lib/database/connect.mjs';
import { refuseTemporary } from '@/scripts/lib/database/roles.mjs';

interface Copy {
  owner: string;
  app: string;
  /** For files that the code under test stores. */
  folder: string;
  drop: () => Promise<void>;
}

let pool: Pool | undefined;

/** Connections as the owner, past row-level security: for arranging rows and for looking at what really changed. */
export function owner(): Pool {
  if (pool) return pool;
  pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 5, options: '-c timezone=UTC' });
  // Some tests kill the server; an idle connection that ends with it is no failure.
  pool.on('error', () => {});
  return pool;
}

/** A fresh database of one's own, copied from the migrated template. */
export async function createCopy(template: { owner: string; app: string }): Promise<Copy> {
  const source = nameOf(template.owner);
  const name = `${source}_${randomBytes(4).toString('hex')}`;
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  await maintain((client) => copy(client, source, name));
  const folder = mkdtempSync(path.join(tmpdir(), 'renkei-data-'));
  const drop = async () => {
    await disconnect();
    await maintain(async (client) => {
      await untilNobodyWorks(client, name);
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    });
    rmSync(folder, { recursive: true, force: true });
  };
  return { owner: at(template.owner), app: at(template.app), folder, drop };
}

/**
 * Replaces this file's database, in which nothing is yet, by a copy of another that `fill` has filled: once for all files that name
 * it, for what many of them begin with costs more to make than to copy. A database on a server of one's own is filled itself.
 */
export async function startFrom(name: string, fill: (client: ClientBase) => Promise<void>): Promise<void> {
  const template = new URL(inject('template').owner);
  const here = process.env.DATABASE_URL ?? '';
  if (new URL(here).host !== template.host) return withConnection(here, fill);
  const [empty, own] = [nameOf(template.href), nameOf(here)];
  const filled = `${empty}_${name}`;
  await disconnect();
  await maintain(async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [filled]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [filled]);
    if (rowCount === 0) {
      await copy(client, empty, `${filled}_new`);
      await withConnection(Object.assign(template, { pathname: `/${filled}_new` }).href, fill);
      // Under its name it is complete.
      await client.query(`ALTER DATABASE ${filled}_new RENAME TO ${filled}`);
    }
    await client.query('SELECT pg_advisory_unlock(hashtext($1))', [filled]);
    await client.query(`DROP DATABASE ${own} WITH (FORCE)`);
    await copy(client, filled, own);
  });
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);

async function disconnect(): Promise<void> {
  await pool?.end();
  pool = undefined;
}

/** Works beside the databases in question, which must not be connected to while they are copied. */
const maintain = (work: (client: ClientBase) => Promise<unknown>) =>
  withConnection(Object.assign(new URL(inject('template').owner), { pathname: '/postgres' }).href, work);

/**
 * What a test left under way ends first, within five seconds: cut off in the middle, it would be taken for a fault of the next file. So
 * would a connection that is just being closed, which hears that it was ended by somebody else; the idle ones get a second.
 */
async function untilNobodyWorks(client: ClientBase, name: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const { rowCount } = await client.query(
      "SELECT FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend' AND (state IS DISTINCT FROM 'idle' OR $2)",
      [name, tries < 10],
    );
    if (rowCount === 0) return;
    await sleep(100);
  }
}

async function copy(client: ClientBase, source: string, name: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${source} STRATEGY file_copy`);
      break;
    } catch (error) {
      // 55006: the template is being copied by another test file at this moment.
      if (!(error instanceof Error && 'code' in error && error.code === '55006') || tries === 100) throw error;
      await sleep(50);
    }
  }
  await refuseTemporary(client, name);
}
