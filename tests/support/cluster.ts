import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, migrationLock } from '@/scripts/lib/database/migrations.mjs';
import { migrateQueue } from '@/scripts/lib/database/queue.mjs';
import { setAppPassword } from '@/scripts/lib/database/roles.mjs';
import { startScratchServer } from '@/scripts/lib/postgres/scratch.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The migrated database that each test file copies, and how to reach it as its owner and as the application. */
    template: { owner: string; app: string };
  }
}

/** Before the first integration test: a PostgreSQL (DATABASE_URL, or one of our own) with a migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.DATABASE_URL ? outside(process.env.DATABASE_URL) : await startScratchServer();
  const name = `renkei_test_${process.pid}_${randomBytes(3).toString('hex')}`;
  const owner = new URL(server.owner);
  const app = new URL(server.app);
  await asOwner(server.owner, (client) => client.query(`CREATE DATABASE ${name}`));
  owner.pathname = app.pathname = `/${name}`;
  await asOwner(server.owner, async (maintenance) => {
    // Roles belong to the whole server: two runs beside each other must not create them at the same moment.
    await maintenance.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await asOwner(owner.href, async (client) => {
      await migrate(client);
      await migrateQueue(owner.href);
      if (server.appPassword) await setAppPassword(client, server.appPassword);
    });
  });
  project.provide('template', { owner: owner.href, app: app.href });
  return async () => {
    await asOwner(server.owner, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    await server.stop();
  };
}

interface Server {
  owner: string;
  app: string;
  appPassword?: string;
  stop: () => Promise<void>;
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
