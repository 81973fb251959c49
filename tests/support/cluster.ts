import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, migrationLock } from '@/scripts/lib/database/migrations.mjs';
import { migrateQueue } from '@/scripts/lib/database/queue.mjs';
import { setAppPassword } from '@/scripts/lib/database/roles.mjs';
import { ensureOwner, ownerName } from '@/scripts/lib/postgres/owner.mjs';
import { startScratchServer } from '@/scripts/lib/postgres/scratch.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The migrated database that each test file copies, and how to reach it past row-level security and as the application. */
    template: { owner: string; app: string };
  }
}

/** Before the first integration test: a PostgreSQL (DATABASE_URL, or one of our own) with a migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server: Server = process.env.DATABASE_URL ? outside(process.env.DATABASE_URL) : await startScratchServer();
  const name = `renkei_test_${process.pid}_${randomBytes(3).toString('hex')}`;
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const owner = at(server.owner);
  const migrator = server.appPassword ? await ownedDatabase(server.owner, server.appPassword, name) : owner;
  if (!server.appPassword) await asOwner(server.owner, (client) => client.query(`CREATE DATABASE ${name}`));
  await asOwner(server.owner, async (maintenance) => {
    // Roles belong to the whole server: two runs beside each other must not create them at the same moment.
    await maintenance.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await asOwner(migrator, async (client) => {
      await migrate(client);
      await migrateQueue(migrator);
      if (server.appPassword) await setAppPassword(client, server.appPassword);
    });
  });
  project.provide('template', { owner, app: at(server.app) });
  return async () => {
    if (!server.appPassword) await asOwner(server.owner, (client) => dropAll(client, name));
    await server.stop();
  };
}

/** The template, those that were made from it for many files, and what a file that was stopped left. */
async function dropAll(client: Client, prefix: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
    [prefix],
  );
  for (const { name } of rows) await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
}

interface Server {
  owner: string;
  app: string;
  appPassword?: string;
  stop: () => Promise<void>;
}

/** As in the portal: it belongs to an owner who is no superuser. On somebody else's server it is whoever DATABASE_URL names. */
async function ownedDatabase(superuser: string, password: string, database: string): Promise<string> {
  const url = (user: string, _password: string, name: string) =>
    Object.assign(new URL(superuser), { username: user, pathname: `/${name}` }).href;
  await ensureOwner({ database, url, secrets: { ownerPassword: password, superuserPassword: password } });
  return url(ownerName, password, database);
}

function outside(url: string): Server {
  const app = new URL(process.env.RENKEI_APP_DATABASE_URL ?? url);
  if (!process.env.RENKEI_APP_DATABASE_URL) {
    app.username = 'renkei_app';
    app.password = '';
  }
  return { owner: url, app: app.href, stop: async () => {} };
}

async function asOwner<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
