import pg from 'pg';

/**
 * Lets web and worker log in. The migrations make the role without a password.
 * @param {pg.ClientBase} client logged in as the owner
 * @param {string} password
 */
export async function setAppPassword(client, password) {
  await client.query(`ALTER ROLE renkei_app LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
}

/**
 * No role that the application is or can enter makes anything temporary: what lies in `pg_temp` can stand before what a function
 * of the owner means. Privileges of a database are neither copied nor restored with it, so this is said at every start.
 * @param {pg.ClientBase} client logged in as the owner
 * @param {string} [database] another than the one that is connected to
 */
export async function refuseTemporary(client, database) {
  const name = database === undefined ? 'current_database()' : pg.escapeLiteral(database);
  await client.query(`DO $$ BEGIN
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC, renkei_app, renkei_system, renkei_node, renkei_queue', ${name});
  END $$`);
}

/**
 * A role may keep settings for its own connections: a search path or a role that somebody has left there so would hold for every later
 * one, over restarts, too.
 * @param {pg.ClientBase} client logged in as the owner
 */
export async function resetAppSettings(client) {
  const { rows } = await client.query(
    `SELECT d.datname AS database FROM pg_db_role_setting s LEFT JOIN pg_database d ON d.oid = s.setdatabase
      WHERE s.setrole = 'renkei_app'::regrole`,
  );
  for (const { database } of rows)
    await client.query(
      `ALTER ROLE renkei_app ${database === null ? '' : `IN DATABASE ${pg.escapeIdentifier(database)}`} RESET ALL`,
    );
}
