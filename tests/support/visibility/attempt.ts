import { Client, escapeLiteral } from 'pg';
import { owner } from '@/tests/support/database';
import type { Table } from './catalogue';
import type { Row } from './oracle';
import type { Viewer } from './world';

/**
 * Did the statement get past row-level security? Runs as whoever calls it and takes back what it did. A constraint that
 * complains afterwards means that it did get past: row-level security is asked first.
 */
const attemptFunction = `
  CREATE SCHEMA attempts; GRANT USAGE ON SCHEMA attempts TO renkei_app;
  CREATE FUNCTION attempts.passes(statement text, input json) RETURNS boolean LANGUAGE plpgsql AS $$
  DECLARE touched integer;
  BEGIN
    EXECUTE statement USING input;
    GET DIAGNOSTICS touched = ROW_COUNT;
    RAISE EXCEPTION USING ERRCODE = CASE WHEN touched > 0 THEN 'TT001' ELSE 'TT000' END;
  EXCEPTION
    WHEN SQLSTATE 'TT001' OR integrity_constraint_violation THEN RETURN true;
    WHEN SQLSTATE 'TT000' OR insufficient_privilege THEN RETURN false;
  END $$`;

export const prepareAttempts = () => owner().query(attemptFunction);

/** One connection as the application's role; every viewer gets a transaction of their own on it. */
export async function connect(): Promise<Client> {
  const client = new Client({ connectionString: process.env.RENKEI_APP_DATABASE_URL });
  await client.connect();
  return client;
}

/** Runs `work` in the viewer's context, and takes everything back. */
export async function asViewer<T>(client: Client, viewer: Viewer, work: () => Promise<T>): Promise<T> {
  const context = [viewer.userId, viewer.organizationId, viewer.kind, 'request'];
  await client.query('BEGIN');
  await client.query('SELECT renkei.begin_actor($1, $2, $3, $4, false)', context);
  try {
    return await work();
  } finally {
    await client.query('ROLLBACK');
  }
}

export const quote = (column: string) => `"${column}"`;
const listed = (columns: readonly string[]) => columns.map(quote).join(', ');
export const keyOf = (table: Table, row: Row): string => table.key.map((column) => String(row[column])).join(' ');

export type Verb = 'select' | 'insert' | 'update' | 'delete';

/** Keys of the rows on which the verb passes for whoever is connected. `change` is what an update writes. */
export async function allowedKeys(client: Client, verb: Verb, table: Table, rows: readonly Row[], change?: Row) {
  if (!isGranted(verb, table)) return new Set<string>();
  if (verb === 'select') {
    const seen = await client.query(
      `SELECT row_to_json(t) AS row FROM (SELECT ${listed(table.key)} FROM ${table.name}) t`,
    );
    return new Set(seen.rows.map(({ row }) => keyOf(table, row)));
  }
  const statement = statements[verb](table, change);
  const { rows: answers } = await client.query<{ passed: boolean }>(
    'SELECT attempts.passes($1, value) AS passed FROM json_array_elements($2) WITH ORDINALITY ORDER BY ordinality',
    [statement, JSON.stringify(rows)],
  );
  return new Set(rows.filter((_, index) => answers[index]?.passed).map((row) => keyOf(table, row)));
}

function isGranted(verb: Verb, table: Table): boolean {
  if (verb === 'delete') return table.deletable;
  return { select: table.readable, insert: table.insertable, update: table.updatable }[verb].length > 0;
}

const given = (table: Table) => `json_populate_record(NULL::${table.name}, $1)`;
const sameKey = (table: Table) => table.key.map((column) => `t.${quote(column)} = g.${quote(column)}`).join(' AND ');

const statements = {
  /** The same row once more. */
  insert: (table: Table) => {
    const columns = listed(table.insertable);
    return `INSERT INTO ${table.name} (${columns}) SELECT ${columns} FROM ${given(table)}`;
  },
  update: (table: Table, change?: Row) => {
    const columns = change ? Object.keys(change) : table.updatable.slice(0, 1);
    const next = change
      ? `json_populate_record(NULL::${table.name}, ${escapeLiteral(JSON.stringify(change))})`
      : given(table);
    const set = columns.map((column) => `${quote(column)} = n.${quote(column)}`).join(', ');
    return `UPDATE ${table.name} t SET ${set} FROM ${given(table)} g, ${next} n WHERE ${sameKey(table)}`;
  },
  delete: (table: Table) => `DELETE FROM ${table.name} t USING ${given(table)} g WHERE ${sameKey(table)}`,
};
