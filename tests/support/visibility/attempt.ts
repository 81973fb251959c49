import { createHash } from 'node:crypto';
import { Client, escapeLiteral } from 'pg';
import { owner } from '@/tests/support/database';
import type { Table } from './catalogue';
import type { Row } from './oracle';
import type { Viewer } from './world';

export const prepareAttempts = () =>
  owner().query('CREATE SCHEMA attempts; GRANT USAGE ON SCHEMA attempts TO renkei_app');

const functions = new Map<string, string>();

/**
 * A function that says whether the statement gets past row-level security. It runs as whoever calls it and takes back
 * what it did. A constraint that complains afterwards means that it did get past: row-level security is asked first. The
 * statement stands in the function so that it is planned once, not for every row and viewer.
 */
async function attemptFunction(statement: string): Promise<string> {
  const known = functions.get(statement);
  if (known) return known;
  const name = `attempts.statement_${functions.size}`;
  functions.set(statement, name);
  await owner().query(`
    CREATE FUNCTION ${name}(json) RETURNS boolean LANGUAGE plpgsql AS $attempt$
    #variable_conflict use_column
    DECLARE touched_rows integer;
    BEGIN
      ${statement};
      GET DIAGNOSTICS touched_rows = ROW_COUNT;
      RAISE EXCEPTION USING ERRCODE = CASE WHEN touched_rows > 0 THEN 'TT001' ELSE 'TT000' END;
    EXCEPTION
      WHEN SQLSTATE 'TT001' OR integrity_constraint_violation THEN RETURN true;
      WHEN SQLSTATE 'TT000' OR insufficient_privilege THEN RETURN false;
    END $attempt$`);
  return name;
}

/** One connection as the application's role; every viewer gets a transaction of their own on it. */
export async function connect(): Promise<Client> {
  // Times are compared as text with those that the owner reads in UTC.
  const options = '-c timezone=UTC -c plan_cache_mode=force_generic_plan';
  const client = new Client({ connectionString: process.env.RENKEI_APP_DATABASE_URL, options });
  await client.connect();
  return client;
}

/** Runs `work` in the viewer's context, and takes everything back. */
async function asViewer<T>(client: Client, viewer: Viewer, work: () => Promise<T>): Promise<T> {
  const context = [viewer.userId, viewer.organizationId, viewer.kind, 'request'].map(escapeLiteral).join(', ');
  await client.query(`BEGIN; SELECT renkei.begin_actor(${context}, false)`);
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

/** What is tried on the rows of a table; `change` is what an update writes. */
interface Attempt {
  readonly verb: Verb;
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly change?: Row | undefined;
}

/** Keys of the rows on which the verb passes for the viewer. */
export async function allowedKeys(client: Client, viewer: Viewer, attempt: Attempt): Promise<Set<string>> {
  if (!isGranted(attempt.verb, attempt.table)) return new Set();
  return asViewer(client, viewer, () => keysFor(client, attempt));
}

/** Keys of the rows on which the verb passes for whoever is connected. */
async function keysFor(client: Client, { verb, table, rows, change }: Attempt): Promise<Set<string>> {
  if (verb === 'select') {
    const seen = await client.query(
      `SELECT row_to_json(t) AS row FROM (SELECT ${listed(table.key)} FROM ${table.name}) t`,
    );
    return new Set(seen.rows.map(({ row }) => keyOf(table, row)));
  }
  const statement = statements[verb](table, change);
  if (verb === 'insert') return attemptEach(client, table, rows, statement);
  const together = await attemptTogether(client, table, rows, atOnce[verb](table, change));
  if (together) return together;
  // What it may not even lock passes no update either.
  const locked = verb === 'update' ? await attemptTogether(client, table, rows, atOnce.lock(table)) : null;
  return attemptEach(client, table, locked ? rows.filter((row) => locked.has(keyOf(table, row))) : rows, statement);
}

/** All rows in one statement; null = it failed on some row, so each has to be tried by itself. */
async function attemptTogether(client: Client, table: Table, rows: readonly Row[], statement: string) {
  await client.query('SAVEPOINT together');
  try {
    const touched = await client.query<{ row: Row }>({
      name: createHash('sha256').update(statement).digest('hex').slice(0, 32),
      text: statement,
      values: [JSON.stringify(rows)],
    });
    return new Set(touched.rows.map(({ row }) => keyOf(table, row)));
  } catch {
    return null;
  } finally {
    await client.query('ROLLBACK TO together');
  }
}

async function attemptEach(client: Client, table: Table, rows: readonly Row[], statement: string) {
  const { rows: answers } = await client.query<{ passed: boolean }>(
    `SELECT ${await attemptFunction(statement)}(value) AS passed
      FROM json_array_elements($1) WITH ORDINALITY ORDER BY ordinality`,
    [JSON.stringify(rows)],
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

const givenTogether = (table: Table) => `json_populate_recordset(NULL::${table.name}, $1)`;
const keyObject = (table: Table) =>
  `json_build_object(${table.key.map((column) => `'${column}', t.${quote(column)}`).join(', ')}) AS row`;

const atOnce = {
  lock: (table: Table) =>
    `SELECT ${keyObject(table)} FROM ${table.name} t JOIN ${givenTogether(table)} g ON ${sameKey(table)} FOR UPDATE OF t`,
  update: (table: Table, change?: Row) => {
    const columns = change ? Object.keys(change) : table.updatable.slice(0, 1);
    const changed = `, json_populate_record(NULL::${table.name}, ${escapeLiteral(JSON.stringify(change ?? {}))}) n`;
    const set = columns.map((column) => `${quote(column)} = ${change ? 'n' : 'g'}.${quote(column)}`).join(', ');
    return `UPDATE ${table.name} t SET ${set} FROM ${givenTogether(table)} g${changed} WHERE ${sameKey(table)} RETURNING ${keyObject(table)}`;
  },
  delete: (table: Table) =>
    `DELETE FROM ${table.name} t USING ${givenTogether(table)} g WHERE ${sameKey(table)} RETURNING ${keyObject(table)}`,
};
