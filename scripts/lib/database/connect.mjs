import { editAddress } from '../../../lib/core/database/addresses.mjs';
import { PrimaryClient } from '../../../lib/core/database/primary.mjs';
import { Stop } from '../stop.mjs';

/**
 * Runs `work` on one connection.
 * @template T
 * @param {string} connectionString
 * @param {(client: import('pg').Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withConnection(connectionString, work) {
  const client = new PrimaryClient({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw cannotConnect(connectionString, error);
  }
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * @param {string} connectionString
 * @param {unknown} cause
 */
function cannotConnect(connectionString, cause) {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const detail = cause instanceof Error ? cause.message || code : String(cause);
  const place = withoutPassword(connectionString);
  if (code === '28P01' || code === '28000') {
    return new Stop(
      `データベース ${place} にログインできません。DATABASE_URL のユーザーとパスワードを確かめてください。`,
      `Cannot log in to the database ${place}. Check user and password in DATABASE_URL.`,
      { detail, cause, code: 3 },
    );
  }
  if (code === '3D000') {
    return new Stop(
      `データベース ${place} がありません。先に作成してください（CREATE DATABASE … ENCODING 'UTF8'）。`,
      `There is no database ${place}. Create it first (CREATE DATABASE … ENCODING 'UTF8').`,
      { detail, cause },
    );
  }
  return new Stop(
    `データベース ${place} に接続できません。起動しているか、DATABASE_URL が正しいかを確かめてください。`,
    `Cannot connect to the database ${place}. Check that it runs and that DATABASE_URL is right.`,
    { detail, cause },
  );
}

/** @param {string} connectionString */
export function withoutPassword(connectionString) {
  try {
    return editAddress(connectionString, (url) => {
      url.password = '';
    });
  } catch {
    return 'DATABASE_URL';
  }
}

/**
 * The same server and database as another user.
 * @param {string} connectionString
 * @param {string} user
 * @param {string} password
 */
export function asUser(connectionString, user, password) {
  return editAddress(connectionString, (url) => {
    url.username = user;
    url.password = password;
  });
}
