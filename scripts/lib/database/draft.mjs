import { listMigrations } from './migrations.mjs';

/**
 * A folder name that sorts after every migration there is, also when another machine's clock was ahead.
 * @param {string} name
 * @param {Date} [at]
 */
export function nextMigrationName(name, at = new Date()) {
  const stamp = BigInt(at.toISOString().replaceAll(/\D/g, '').slice(0, 14));
  const last = BigInt(listMigrations().at(-1)?.name.slice(0, 14) ?? '0');
  return `${stamp > last ? stamp : last + 1n}_${name}`;
}

/**
 * Adds to the SQL of a schema change what Prisma does not know: every new table is closed until somebody opens it.
 * @param {string} sql
 */
export function draftMigration(sql) {
  const tables = [...sql.matchAll(/^CREATE TABLE "([^"]+)"/gm)].map((match) => match[1]);
  const closed = tables.map(
    (table) => `-- Who may see and change rows of ${table}?
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CALL renkei.allow('${table}', 'system');
-- CALL renkei.allow('${table}', 'organization', 'SELECT'); the shapes are in docs/decisions/0039-policy-shapes.md.
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO renkei_system;
`,
  );
  return [`${sql}\n`, ...closed].join('\n');
}
