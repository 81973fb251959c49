import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { askAs, readAs, readAsNodes, withActor, withNodes, withSystem } from '@/lib/core/db';
import { type NodeId, newId, type OrganizationId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { listTables } from '@/tests/support/visibility/catalogue';

const tables = await listTables();
const client = new Client({ connectionString: process.env.RENKEI_APP_DATABASE_URL });
let actor: Actor;
beforeAll(async () => {
  await client.connect();
  actor = await createActor({ kind: 'center' });
});
afterAll(() => client.end());

const node = () => ({ nodeId: newId<NodeId>(), organizationId: actor.organizationId });

/** Runs statements one after the other in one transaction of the application's role; the last one's rows. */
async function inTransaction(...statements: string[]) {
  await client.query('BEGIN');
  try {
    let rows: unknown[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.query('ROLLBACK');
  }
}

const begin = (readOnly = false) =>
  `SELECT renkei.begin_actor('${actor.userId}', '${actor.organizationId}', 'center', 'request', ${readOnly})`;
const beginSystem = "SELECT renkei.begin_system('test', '', false)";
const beginNode = (readOnly = false) =>
  `SELECT renkei.begin_nodes(ARRAY['${newId()}']::uuid[], ARRAY['${actor.organizationId}']::uuid[], 'request', ${readOnly})`;

describe('one transaction, one actor', () => {
  it('a second one raises', () => expect(inTransaction(begin(), begin())).rejects.toThrow(/already set/));
  it('a person does not become the system', () =>
    expect(inTransaction(begin(), beginSystem)).rejects.toThrow(/already set/));
  it('the system does not become a person', () =>
    expect(inTransaction(beginSystem, begin())).rejects.toThrow(/already set/));
  it('the system does not begin twice', () =>
    expect(inTransaction(beginSystem, beginSystem)).rejects.toThrow(/already set/));
  it.each([
    ['a person does not become a node', () => [begin(), beginNode()]],
    ['the system does not become a node', () => [beginSystem, beginNode()]],
    ['a node does not become a person', () => [beginNode(), begin()]],
    ['a node does not become the system', () => [beginNode(), beginSystem]],
    ['a node does not become another', () => [beginNode(), beginNode()]],
  ])('%s', (_name, statements) => expect(inTransaction(...statements())).rejects.toThrow(/already set/));
  it.each([
    ['none', 'ARRAY[]::uuid[], ARRAY[]::uuid[]'],
    ['nothing', 'NULL, NULL'],
    ['one without an organization', `ARRAY['${newId()}']::uuid[], ARRAY[]::uuid[]`],
    ['one that is not named', `ARRAY[NULL]::uuid[], ARRAY['${newId()}']::uuid[]`],
  ])('no node begins as %s', (_name, nodes) =>
    expect(inTransaction(`SELECT renkei.begin_nodes(${nodes}, '', false)`)).rejects.toThrow(/needs an id/),
  );
  it('a node that reads refuses to write', () =>
    expect(inTransaction(beginNode(true), 'CREATE TEMPORARY TABLE x ()')).rejects.toThrow(/read-only/));
  it('nobody is no actor', () =>
    expect(inTransaction("SELECT renkei.begin_actor(NULL, NULL, 'center', '', false)")).rejects.toThrow(
      /needs a user/,
    ));
  it('reading refuses to write', () =>
    expect(inTransaction(begin(true), 'UPDATE organizations SET name = name')).rejects.toThrow(/read-only/));
  it('what was opened for reading cannot be opened for writing', () =>
    expect(inTransaction(begin(true), "SET LOCAL transaction_read_only = 'off'")).rejects.toThrow(/read-write mode/));
});

const verbs = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'];
/** What servers of the network may do with tables; which rows is tested by the domain. */
const grantedToNodes: Readonly<Record<string, readonly string[]>> = {
  audit_entries: ['INSERT'],
  nodes: ['SELECT'],
  node_agents: ['SELECT', 'UPDATE'],
  node_keys: ['SELECT', 'INSERT'],
  node_changes: ['INSERT'],
  node_commands: ['SELECT'],
  checks: ['SELECT'],
  check_statuses: ['SELECT', 'INSERT', 'UPDATE'],
  check_changes: ['INSERT'],
  samples: ['INSERT'],
  thresholds: ['SELECT'],
  network_settings: ['SELECT'],
  // Columns of receipts, too: how far the download is.
  ...{ delivery_metadata: ['SELECT'], delivery_packages: ['SELECT'], delivery_releases: ['SELECT'] },
  delivery_receipts: ['SELECT'],
};

describe('after the transaction', () => {
  const context = `SELECT coalesce(current_setting('renkei.organization_id', true), '') AS organization,
    coalesce(current_setting('renkei.user_id', true), '') AS person, coalesce(current_setting('renkei.task', true), '') AS task,
    renkei.principal() AS principal, renkei.actor_nodes() AS nodes,
    current_user::text AS role, current_setting('transaction_read_only') AS read_only`;
  const nothing = [
    { organization: '', person: '', task: '', principal: null, nodes: null, role: 'renkei_app', read_only: 'off' },
  ];

  it.each([
    ['of a person', () => begin(true)],
    ['of the system', () => beginSystem],
    ['of a node', () => beginNode(true)],
  ])('%s nothing of it is left on the connection', async (_name, opening) => {
    await client.query('BEGIN');
    await client.query(opening());
    await client.query('COMMIT');
    expect((await client.query(context)).rows).toEqual(nothing);
  });

  it('nor when it was aborted', async () => {
    await expect(inTransaction(begin(), 'SELECT 1/0')).rejects.toThrow(/division by zero/);
    expect((await client.query(context)).rows).toEqual(nothing);
  });

  it('nor when the work threw', async () => {
    const failing = [
      () => withActor(actor, () => Promise.reject(new Error('no'))),
      () => readAs(actor, () => Promise.reject(new Error('no'))),
      () => withSystem('test', () => Promise.reject(new Error('no'))),
      () => withNodes([node()], '', () => Promise.reject(new Error('no'))),
    ];
    for (const attempt of failing) await expect(attempt()).rejects.toThrow('no');
    const stranger = { ...actor, organizationId: newId<OrganizationId>() };
    const seen = await readAs(stranger, (db) => db.user.findMany());
    expect(seen).toEqual([]);
    expect(await askAs(stranger).$queryRaw`SELECT id FROM users`).toEqual([]);
  });
});

describe('without an actor', () => {
  it.each(tables.filter((table) => table.readable.length > 0).map((table) => table.name))(
    'no row of %s is seen',
    async (name) => {
      expect((await client.query(`SELECT count(*)::int AS n FROM ${name}`)).rows).toEqual([{ n: 0 }]);
    },
  );
});

describe('a node', () => {
  it('says which nodes it is, and no organization that its people would be', async () => {
    const nodes = [node(), node()];
    const seen = await readAsNodes(
      nodes,
      'request',
      (db) => db.$queryRaw`
      SELECT renkei.principal() AS principal, renkei.actor_nodes() AS nodes, renkei.actor_organization() AS organization,
        renkei.actor_user() AS person, current_user::text AS role`,
    );
    const ids = nodes.map(({ nodeId }) => nodeId);
    expect(seen).toEqual([{ principal: 'node', nodes: ids, organization: null, person: null, role: 'renkei_node' }]);
  });

  it.each(tables.map((table) => table.name))('is granted nothing of %s that nobody wrote down', async (name) => {
    const { rows } = await owner().query(
      `SELECT array_remove(ARRAY[${verbs.map((verb) => `CASE WHEN has_table_privilege('renkei_node', '${name}', '${verb}') THEN '${verb}' END`)}], NULL) AS granted`,
    );
    expect(rows[0].granted).toEqual(grantedToNodes[name] ?? []);
  });
});
