import { Stop } from '../stop.mjs';
import { asUser, withConnection } from './connect.mjs';
import { migrate, migrationState } from './migrations.mjs';
import { migrateQueue } from './queue.mjs';
import { refuseTemporary, resetAppSettings, setAppPassword } from './roles.mjs';

const oldest = 150_000;

/**
 * Brings a database to this version's state, and lets the application log in.
 * @param {{ ownerUrl: string, appUrl?: string | undefined, appPassword: string }} place
 * @param {import('../steps.mjs').Step} step
 * @returns {Promise<string>} the application's connection
 */
export async function readyDatabase({ ownerUrl, appUrl, appPassword }, step) {
  return withConnection(ownerUrl, async (client) => {
    await refuseOld(client);
    const { pending } = await migrationState(client);
    if (pending.length > 0) {
      await step('データベースの更新', 'Migrating the database', (note) => migrate(client, note));
    }
    await refuseTemporary(client);
    await resetAppSettings(client);
    await migrateQueue(ownerUrl);
    if (appUrl) return appUrl;
    const own = asUser(ownerUrl, 'renkei_app', appPassword);
    if (!(await canLogIn(own))) await setAppPassword(client, appPassword);
    return own;
  });
}

/** @param {import('pg').ClientBase} client */
export async function refuseOld(client) {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name,
            pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = current_database()`,
  );
  const { number, name, encoding } = rows[0];
  if (number < oldest) {
    throw new Stop(
      `PostgreSQL ${name} では動きません。15 以上を使ってください。`,
      `PostgreSQL ${name} is too old. Use 15 or newer.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new Stop(
      `データベースの文字コードが ${encoding} です。UTF8 で作り直してください。`,
      `The database's encoding is ${encoding}. Create it with ENCODING 'UTF8'.`,
    );
  }
}

/** @param {string} url */
function canLogIn(url) {
  return withConnection(url, async () => true).catch(() => false);
}
