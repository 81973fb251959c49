import pg from 'pg';
import { withConnection } from '../database/connect.mjs';
import { superuserName } from './cluster.mjs';

/** Owns the portal's database and migrates it. It may make roles, as an owner on somebody else's server may, and nothing more. */
export const ownerName = 'renkei_owner';

/**
 * @typedef {object} Owned
 * @property {string} database
 * @property {(user: string, password: string, database: string) => string} url
 * @property {{ ownerPassword: string, superuserPassword: string }} secrets
 */

/**
 * Sees to it that the portal's database is there and belongs to an owner who is no superuser. Only where that is not so yet does
 * the superuser log in.
 * @param {Owned} owned
 */
export async function ensureOwner(owned) {
  const { database, url, secrets } = owned;
  const asOwner = url(ownerName, secrets.ownerPassword, database);
  const owner = await withConnection(asOwner, isSuperuser).catch(() => undefined);
  if (owner === 'ordinary') return;
  if (owner === 'superuser') await withConnection(asOwner, (client) => stepDown(client, owned));
  else
    await withConnection(url(superuserName, secrets.superuserPassword, 'postgres'), (client) =>
      createOwned(client, owned),
    );
}

/** @param {pg.ClientBase} client */
async function isSuperuser(client) {
  const { rows } = await client.query('SELECT rolsuper FROM pg_roles WHERE rolname = current_user');
  return rows[0].rolsuper ? 'superuser' : 'ordinary';
}

/**
 * @param {pg.ClientBase} client logged in as the superuser
 * @param {Owned} owned
 */
async function createOwned(client, { database, secrets }) {
  const { rows } = await client.query(
    `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS owner, EXISTS (SELECT FROM pg_database WHERE datname = $2) AS database`,
    [ownerName, database],
  );
  if (!rows[0].owner) await client.query(createRole(secrets.ownerPassword));
  if (!rows[0].database) await client.query(`CREATE DATABASE ${database} OWNER ${ownerName}`);
}

const createRole = (/** @type {string} */ password) =>
  `CREATE ROLE ${ownerName} LOGIN CREATEROLE NOSUPERUSER PASSWORD ${pg.escapeLiteral(password)}`;

/**
 * Until 2026-11 a cluster was made with the owner as its superuser, whom PostgreSQL lets neither step down nor hand over by one
 * command: it becomes `postgres`, and a new owner gets the portal's database and everything in it. All in one transaction.
 * @param {pg.ClientBase} client logged in as that owner, in the portal's database
 * @param {Owned} owned
 */
async function stepDown(client, { database, secrets }) {
  await client.query('BEGIN');
  // Nobody renames the role they are logged in as.
  await client.query('CREATE ROLE renkei_renaming SUPERUSER');
  await client.query('SET LOCAL SESSION AUTHORIZATION renkei_renaming');
  await client.query(`ALTER ROLE ${ownerName} RENAME TO ${superuserName}`);
  await client.query(`ALTER ROLE ${superuserName} PASSWORD ${pg.escapeLiteral(secrets.superuserPassword)}`);
  await client.query(createRole(secrets.ownerPassword));
  await client.query(`ALTER DATABASE ${database} OWNER TO ${ownerName}`);
  await client.query(handOver);
  await client.query('RESET SESSION AUTHORIZATION');
  await client.query('DROP ROLE renkei_renaming');
  await client.query('COMMIT');
}

/** What PostgreSQL itself brought lies in its own schemas; sequences of a column and types of a table go with their table. */
const handOver = `DO $$
DECLARE
  superuser CONSTANT oid := '${superuserName}'::regrole;
  statement text;
BEGIN
  FOR statement IN
    SELECT format('ALTER SCHEMA %I OWNER TO ${ownerName}', nspname) FROM pg_namespace
      WHERE nspowner = superuser AND nspname !~ '^pg_' AND nspname <> 'information_schema'
    UNION ALL SELECT format('ALTER %s %s OWNER TO ${ownerName}',
        CASE c.relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'c' THEN 'TYPE' ELSE 'TABLE' END, c.oid::regclass)
      FROM pg_class c WHERE c.relowner = superuser AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'c') AND c.oid >= 16384
        AND c.relnamespace <> 'pg_toast'::regnamespace
        AND (c.relkind <> 'S' OR NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i') AND d.refclassid = 'pg_class'::regclass))
    UNION ALL SELECT format('ALTER TYPE %s OWNER TO ${ownerName}', t.oid::regtype)
      FROM pg_type t WHERE t.typowner = superuser AND t.typtype IN ('e', 'd', 'r') AND t.oid >= 16384
    UNION ALL SELECT format('ALTER ROUTINE %s OWNER TO ${ownerName}', p.oid::regprocedure)
      FROM pg_proc p WHERE p.proowner = superuser AND p.oid >= 16384
    UNION ALL SELECT format('ALTER POLICY %I ON %s TO ${ownerName}', polname, polrelid::regclass)
      FROM pg_policy WHERE polroles = ARRAY[superuser]
    UNION ALL SELECT format('GRANT %I TO ${ownerName} WITH ADMIN OPTION', rolname) FROM pg_roles WHERE rolname LIKE 'renkei\\_%' AND NOT rolsuper AND rolname <> '${ownerName}'
  LOOP
    EXECUTE statement;
  END LOOP;
END $$`;
