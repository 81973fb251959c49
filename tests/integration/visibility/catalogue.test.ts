import { describe, expect, it } from 'vitest';
import { owner } from '@/tests/support/database';
import { collect } from '@/tests/support/domains';

const names = async (statement: string) =>
  (await owner().query<{ name: string }>(statement)).rows.map((row) => row.name);
const ours = "n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker')";

/** Functions that run past row-level security and that the application may call, each with what keeps it within bounds. */
const definers = collect('definers');

describe('tables', () => {
  it('each has row-level security, forced on its owner too', async () => {
    expect(
      await names(`SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE ${ours} AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`),
    ).toEqual([]);
  });

  it('each has a policy; without one nobody but a superuser could use it', async () => {
    expect(
      await names(`SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE ${ours} AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations' AND NOT c.relispartition
          AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)`),
    ).toEqual([]);
  });

  it('a partition lies where nobody may enter, and only there; to no role anything of it is granted', async () => {
    expect(
      await names(`SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE ${ours} AND c.relkind IN ('r', 'p') AND c.relispartition <> (n.nspname = 'partitions')`),
    ).toEqual([]);
    expect(
      await names(`SELECT c.relname || ' ' || a.privilege_type AS name FROM pg_class c
        CROSS JOIN aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
        WHERE c.relispartition AND a.grantee <> c.relowner`),
    ).toEqual([]);
    expect(
      await names(`SELECT r.rolname AS name FROM pg_roles r WHERE r.rolname LIKE 'renkei\\_%' AND r.rolname <> (
        SELECT nspowner::regrole::text FROM pg_namespace WHERE nspname = 'partitions')
        AND has_schema_privilege(r.oid, 'partitions', 'USAGE, CREATE') AND NOT r.rolsuper`),
    ).toEqual([]);
  });

  it('no policy opens anything to everybody who can connect', async () => {
    expect(
      await names("SELECT tablename || '.' || policyname AS name FROM pg_policies WHERE 'public' = ANY (roles)"),
    ).toEqual([]);
  });

  it('the application neither reads nor writes the record of migrations', async () => {
    const { rows } = await owner().query(
      "SELECT has_table_privilege('renkei_app', '_prisma_migrations', 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE') AS may",
    );
    expect(rows).toEqual([{ may: false }]);
  });

  it('the application truncates nothing and gets no trigger past', async () => {
    expect(
      await names(`SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE ${ours} AND c.relkind IN ('r', 'p') AND has_table_privilege('renkei_app', c.oid, 'TRUNCATE, TRIGGER, REFERENCES')`),
    ).toEqual([]);
  });
});

describe('views', () => {
  it('each looks with the eyes of who asks', async () => {
    expect(
      await names(`SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE ${ours} AND c.relkind = 'v' AND NOT coalesce(c.reloptions::text[] @> ARRAY['security_invoker=true'], false)`),
    ).toEqual([]);
  });

  it('none is materialized, which row-level security does not reach', async () => {
    expect(await names("SELECT matviewname AS name FROM pg_matviews WHERE schemaname = 'public'")).toEqual([]);
  });
});

describe('roles', () => {
  it.each(['renkei_app', 'renkei_system', 'renkei_node', 'renkei_queue'])(
    '%s is no superuser, bypasses nothing, inherits nothing',
    async (role) => {
      const { rows } = await owner().query(
        `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication OR rolinherit AS too_much
       FROM pg_roles WHERE rolname = $1`,
        [role],
      );
      expect(rows).toEqual([{ too_much: false }]);
    },
  );

  it('only the system, a node and the queue can be entered by the application', async () => {
    // Of the whole cluster: whoever else makes a database on it grants them once more.
    expect(
      await names(`SELECT DISTINCT r.rolname AS name FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid
        WHERE m.member = 'renkei_app'::regrole ORDER BY 1`),
    ).toEqual(['renkei_node', 'renkei_queue', 'renkei_system']);
  });

  it('the application owns nothing', async () => {
    expect(
      await names(`SELECT c.relname AS name FROM pg_class c WHERE c.relowner = 'renkei_app'::regrole
        UNION ALL SELECT proname FROM pg_proc WHERE proowner = 'renkei_app'::regrole
        UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner = 'renkei_app'::regrole`),
    ).toEqual([]);
  });

  it.each(['renkei_app', 'renkei_system', 'renkei_node', 'renkei_queue'])(
    '%s makes nothing temporary',
    async (role) => {
      const { rows } = await owner().query(
        "SELECT has_database_privilege($1, current_database(), 'TEMPORARY') AS may",
        [role],
      );
      expect(rows).toEqual([{ may: false }]);
    },
  );

  it('it creates nothing in the portal’s schemas', async () => {
    expect(
      await names(`SELECT nspname AS name FROM pg_namespace n WHERE ${ours}
        AND nspname NOT LIKE 'pg_%' AND has_schema_privilege('renkei_app', n.oid, 'CREATE')`),
    ).toEqual([]);
  });
});

describe('functions that run with their owner’s rights', () => {
  it('there are some, and each looks up names where its caller makes none, in what is temporary last', async () => {
    const { rows } = await owner().query<{ name: string; path: string }>(`
      SELECT p.proname AS name, (SELECT substr(c, 13) FROM unnest(p.proconfig) c WHERE c LIKE 'search_path=%') AS path
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND p.prosecdef ORDER BY 1`);
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(definers)));
    expect(rows.filter(({ path }) => !['public, pg_temp', 'pg_catalog, public, pg_temp'].includes(path))).toEqual([]);
  });

  it('none can be called by everybody who can connect', async () => {
    expect(
      await names(`SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE ${ours} AND p.prosecdef AND p.prorettype <> 'trigger'::regtype
          AND EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0)`),
    ).toEqual([]);
  });

  it('the application can call only those whose bounds are written down here', async () => {
    const callable = await names(`SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE ${ours} AND p.prosecdef AND p.prorettype <> 'trigger'::regtype AND has_function_privilege('renkei_app', p.oid, 'EXECUTE')`);
    expect(callable.filter((name) => !(name in definers))).toEqual([]);
  });
});
