import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Pool } from 'pg';
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
  const source = new URL(template.owner);
  const name = `${source.pathname.slice(1)}_${randomBytes(4).toString('hex')}`;
  await maintain(template.owner, `CREATE DATABASE ${name} TEMPLATE ${source.pathname.slice(1)} STRATEGY file_copy`);
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  await withConnection(at(template.owner), refuseTemporary);
  const folder = mkdtempSync(path.join(tmpdir(), 'renkei-data-'));
  const drop = async () => {
    await pool?.end();
    pool = undefined;
    await maintain(template.owner, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    rmSync(folder, { recursive: true, force: true });
  };
  return { owner: at(template.owner), app: at(template.app), folder, drop };
}

/** Runs one statement beside the databases in question, which must not be connected to while they are copied. */
async function maintain(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href });
  await client.connect();
  try {
    for (let tries = 1; ; tries++) {
      try {
        await client.query(statement);
        return;
      } catch (error) {
        // 55006: the template is being copied by another test file at this moment.
        if (!(error instanceof Error && 'code' in error && error.code === '55006') || tries === 100) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  } finally {
    await client.end();
  }
}
