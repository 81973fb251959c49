import pg from 'pg';

/**
 * Lets web and worker log in. The migrations make the role without a password.
 * @param {pg.ClientBase} client logged in as the owner
 * @param {string} password
 */
export async function setAppPassword(client, password) {
  await client.query(`ALTER ROLE renkei_app LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
}
