import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/core/ids';
import { refuseTemporary, resetAppSettings } from '@/scripts/lib/database/roles.mjs';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

// Whoever can send statements as the application tries to have a function of the owner run one of theirs.
const app = new Client({ connectionString: process.env.RENKEI_APP_DATABASE_URL });
beforeAll(() => app.connect());
afterAll(() => app.end());

it.each([
  'CREATE DOMAIN pg_temp.text AS pg_catalog.text',
  'CREATE TEMPORARY TABLE users (id uuid)',
  "SET ROLE renkei_system; CREATE TYPE pg_temp.uuid AS ENUM ('a')",
  'SET ROLE renkei_queue; CREATE TEMPORARY VIEW files AS SELECT 1',
])('as the application, %s is refused', async (statement) => {
  await expect(app.query(statement)).rejects.toThrow(/permission denied to create temporary/);
  await app.query('RESET ROLE');
});

it('what the application has set for its later connections is reset by the next start', async () => {
  const kept = async () =>
    (
      await owner().query(
        "SELECT s.setconfig FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase WHERE d.datname = current_database() AND s.setrole = 'renkei_app'::regrole",
      )
    ).rows;
  await app.query(
    "DO $$ BEGIN EXECUTE format('ALTER ROLE renkei_app IN DATABASE %I SET work_mem = ''5MB''', current_database()); END $$",
  );
  expect(await kept()).toEqual([{ setconfig: ['work_mem=5MB'] }]);
  const client = await owner().connect();
  await resetAppSettings(client).finally(() => client.release());
  expect(await kept()).toEqual([]);
});

/** Calls of every definer function, or statements that fire those which are triggers, each with what lies in its way. */
const calls: Readonly<Record<string, string>> = {
  enqueue: "SELECT renkei.enqueue('nothing', '{}')",
  queue_depth: 'SELECT * FROM renkei.queue_depth()',
  migration_state: 'SELECT * FROM renkei.migration_state()',
  keep_file_body: `SELECT renkei.keep_file_body('${'a'.repeat(64)}', 1)`,
  take_file_quota: 'SELECT renkei.take_file_quota(renkei.actor_organization(), 1, 10)',
  take_writing: "SELECT * FROM renkei.take_writing('inquiry', 1, 1, 600, now())",
  session_actor: "SELECT * FROM renkei.session_actor('none', now(), 60, true)",
  end_sessions: "SELECT renkei.end_sessions(renkei.actor_user(), 'test', now())",
  reset_factors: 'SELECT renkei.reset_factors(renkei.actor_user())',
  administered_user: 'SELECT renkei.administered_user(renkei.actor_user())',
  count_factors: 'SELECT * FROM renkei.count_factors(ARRAY[renkei.actor_user()])',
  taken_login_ids: "SELECT * FROM renkei.taken_login_ids(ARRAY['nobody'])",
  find_tickets: "SELECT * FROM renkei.find_tickets($$'障害'$$, '{障害}', '{}', NULL, NULL, 100)",
  term_frequencies: "SELECT renkei.term_frequencies('{障害}')",
  keep_undo: "SELECT renkei.keep_undo(renkei.actor_user(), renkei.actor_user(), 1, '{}', now())",
  is_opened: 'SELECT renkei.is_opened(renkei.actor_user())',
  note_opening: 'SELECT renkei.note_opening(renkei.actor_user(), now())',
  unopened_texts: 'SELECT * FROM renkei.unopened_texts(ARRAY[renkei.actor_user()])',
  withdraw_notifications:
    "SELECT * FROM renkei.withdraw_notifications('ticket', 'none', '{ticket.answered}', now(), '{}')",
  take_back: 'SELECT renkei.take_back(renkei.actor_user(), 1, now())',
  refused_mail: 'SELECT * FROM renkei.refused_mail(ARRAY[renkei.actor_user()])',
  former_holder: "SELECT * FROM renkei.former_holder(renkei.actor_user(), renkei.actor_organization(), '{staff}')",
  analyze_operating_day: 'SET LOCAL ROLE renkei_system; SELECT renkei.analyze_operating_day(); RESET ROLE',
  analyze_job_nodes: 'SET LOCAL ROLE renkei_system; SELECT renkei.analyze_job_nodes(); RESET ROLE',
  moved_since: 'SELECT renkei.moved_since(renkei.actor_user(), 1)',
  drop_holds: "UPDATE tickets SET state = 'closed' WHERE false",
  drop_delivery_totals: 'UPDATE delivery_receipts SET updated_at = updated_at WHERE false',
  audit_register: `INSERT INTO audit_entries (id, at, event, target_type, target_id, actor_name, actor_user_id, actor_organization_id,
      actor_organization_name, request_id, organization_ids)
    VALUES ('${newId()}', now(), 'test.done', 'test', '1', 'x', renkei.actor_user(), renkei.actor_organization(), 'x', 'r', '{}')`,
};

/** Types and tables that the functions name, as an attacker would put them in front: each use would call `spy`. */
const decoys = `
  CREATE TABLE pg_temp.caught (role pg_catalog.text);
  GRANT ALL ON pg_temp.caught TO PUBLIC;
  CREATE FUNCTION pg_temp.spy() RETURNS boolean LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO pg_temp.caught VALUES (current_user); RETURN true; END $$;
  CREATE DOMAIN pg_temp.text AS pg_catalog.text CHECK (pg_temp.spy());
  CREATE DOMAIN pg_temp.uuid AS pg_catalog.uuid CHECK (pg_temp.spy());
  CREATE DOMAIN pg_temp.json AS pg_catalog.json CHECK (pg_temp.spy());
  CREATE DOMAIN pg_temp.int4 AS pg_catalog.int4 CHECK (pg_temp.spy());
  CREATE DOMAIN pg_temp.int8 AS pg_catalog.int8 CHECK (pg_temp.spy());
  CREATE DOMAIN pg_temp.float8 AS pg_catalog.float8 CHECK (pg_temp.spy());
  CREATE DOMAIN pg_temp.bool AS pg_catalog.bool CHECK (pg_temp.spy());
  CREATE DOMAIN pg_temp.timestamptz AS pg_catalog.timestamptz CHECK (pg_temp.spy());`;

describe('were temporary things allowed again', () => {
  let actor: Awaited<ReturnType<typeof createActor>>;
  beforeAll(async () => {
    actor = await createActor({ kind: 'municipality' });
    await owner().query(
      "DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO PUBLIC', current_database()); END $$",
    );
  });
  afterAll(async () => {
    const client = await owner().connect();
    await refuseTemporary(client);
    client.release();
  });
  beforeEach(async () => {
    await app.query('BEGIN');
    await app.query('SELECT renkei.begin_actor($1, $2, $3, $4, false)', [
      actor.userId,
      actor.organizationId,
      'municipality',
      'request',
    ]);
    await app.query(decoys);
  });
  afterEach(async () => void (await app.query('ROLLBACK')));

  const caught = async () => (await app.query('SELECT DISTINCT role FROM pg_temp.caught')).rows;

  it('the decoys would catch a function that looks there first', async () => {
    await app.query("SELECT 'x'::text");
    expect(await caught()).toEqual([{ role: 'renkei_app' }]);
  });

  it('and do catch `enqueue` with the path it used to have, with the rights of its owner', async () => {
    const path = async (value: string) =>
      owner().query(`ALTER FUNCTION renkei.enqueue(text, json, text, timestamptz, integer) SET search_path = ${value}`);
    await path('pg_catalog, public');
    await app.query(calls.enqueue as string);
    await path('pg_catalog, public, pg_temp');
    const [{ name }] = (
      await owner().query("SELECT proowner::regrole::text AS name FROM pg_proc WHERE proname = 'enqueue'")
    ).rows as [{ name: string }];
    expect(await caught()).toContainEqual({ role: name });
    expect(name).not.toBe('renkei_app');
  });

  it.each(Object.entries(calls))('%s takes none of a caller’s for what it means', async (_name, call) => {
    await app.query('SET LOCAL search_path = pg_catalog, public, pg_temp');
    await app.query(call);
    expect(await caught()).toEqual([]);
  });
});
