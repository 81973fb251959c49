import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.mjs';
import { Stop } from '../stop.mjs';

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */
/** @typedef {{ migration_name: string, checksum: string, finished_at: Date | null, rolled_back_at: Date | null }} Row */

const folder = path.join(root, 'prisma', 'migrations');
/** One number for the whole product: two migrations at once wait for each other. */
export const migrationLock = 720_618_001;

/** The table as Prisma's own engine makes it, so that either may apply the next migration. */
const table = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** @returns {Migration[]} in the order in which they apply */
export function listMigrations() {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * What a database has and lacks. Refuses one that another version of Renkei changed.
 * @param {import('pg').ClientBase} client
 * @returns {Promise<{ applied: string[], pending: Migration[] }>}
 */
export async function migrationState(client) {
  const known = listMigrations();
  const found = await client.query(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`);
  if (!found.rows[0].there) return { applied: [], pending: known };
  /** @type {{ rows: Row[] }} */
  const { rows } = await client.query(
    'SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations ORDER BY started_at',
  );
  const live = rows.filter((row) => !row.rolled_back_at);
  refuseStrangers(live, known);
  const applied = live.map((row) => row.migration_name);
  return { applied, pending: known.filter((migration) => !applied.includes(migration.name)) };
}

/**
 * @param {Row[]} rows
 * @param {Migration[]} known
 */
function refuseStrangers(rows, known) {
  const names = new Map(known.map((migration) => [migration.name, migration.checksum]));
  const newer = rows.filter((row) => !names.has(row.migration_name)).map((row) => row.migration_name);
  if (newer.length > 0) {
    throw new Stop(
      `このデータベースは、より新しい版の Renkei が使っています（未知の変更: ${newer.join('、')}）。Renkei を新しい版にしてください。`,
      `This database belongs to a newer version of Renkei (unknown migrations: ${newer.join(', ')}). Install that version.`,
    );
  }
  const unfinished = rows.find((row) => !row.finished_at);
  if (unfinished) {
    throw new Stop(
      `変更 ${unfinished.migration_name} が途中で失敗したと記録されています。バックアップから戻すか、記録を確かめてください。`,
      `Migration ${unfinished.migration_name} is recorded as failed half-way. Restore a backup or look at its record in _prisma_migrations.`,
    );
  }
  const edited = rows.find((row) => names.get(row.migration_name) !== row.checksum);
  if (edited) {
    throw new Stop(
      `適用済みの変更 ${edited.migration_name} の内容が書き換えられています。元の migration.sql に戻し、新しい変更を追加してください。`,
      `Migration ${edited.migration_name} was edited after it had been applied. Restore its migration.sql and add a new migration instead.`,
    );
  }
}

/**
 * Applies what is missing, each in its own transaction together with its record.
 * @param {import('pg').ClientBase} client logged in as the owner
 * @param {(name: string) => void} [tell]
 * @returns {Promise<string[]>} what was applied now
 */
export async function migrate(client, tell = () => {}) {
  await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
  try {
    await client.query(table);
    const { pending } = await migrationState(client);
    for (const migration of pending) {
      tell(migration.name);
      await apply(client, migration);
    }
    return pending.map((migration) => migration.name);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
  }
}

/**
 * @param {import('pg').ClientBase} client
 * @param {Migration} migration
 */
async function apply(client, { name, sql, checksum }) {
  await client.query('BEGIN');
  try {
    await client.query(
      'INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, clock_timestamp())',
      [randomUUID(), checksum, name],
    );
    await client.query(sql);
    await client.query(
      'UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE migration_name = $1',
      [name],
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => {});
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Stop(
      `データベースの変更 ${name} を適用できませんでした。何も変更されていません。`,
      `Migration ${name} could not be applied. Nothing was changed.`,
      { detail: reason, cause },
    );
  }
}
