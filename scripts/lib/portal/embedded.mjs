import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rememberedPort } from '../ports.mjs';
import { createCluster, startCluster, superuserName } from '../postgres/cluster.mjs';
import { ensureOwner, ownerName } from '../postgres/owner.mjs';
import { Stop } from '../stop.mjs';
import { logFile } from './folder.mjs';

const databaseName = 'renkei';
const wantedMajor = '18';
/** Bytes; macOS takes no more. */
const longestAddress = 103;

/**
 * @typedef {object} EmbeddedDatabase
 * @property {string} ownerUrl
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the PostgreSQL that came with the packages, on the loopback interface, and starts it again should it die.
 * @param {string} dataDir
 * @param {import('./secrets.mjs').Secrets} secrets
 * @param {import('../steps.mjs').Step} step
 * @param {(code: number) => void} onCrash
 * @returns {Promise<EmbeddedDatabase>}
 */
export async function startEmbedded(dataDir, secrets, step, onCrash) {
  const folder = path.join(dataDir, 'postgres');
  refuseOtherVersion(folder);
  if (!existsSync(path.join(folder, 'PG_VERSION'))) {
    await step('データベースの作成', 'Creating the database', () => createCluster(folder, secrets.superuserPassword));
  }
  const port = await rememberedPort(path.join(dataDir, 'postgres.port'));
  const settings = { ...tuning, unix_socket_directories: socketFolder(dataDir, port) ?? '' };
  const options = { folder, port, log: logFile(dataDir, 'postgres'), settings };
  const cluster = await step('データベースの起動', 'Starting the database', () => startCluster(options));
  const stop = keepStarted(cluster, options, onCrash);
  try {
    const url = (/** @type {string} */ user, /** @type {string} */ password, /** @type {string} */ database) =>
      embeddedAddress(dataDir, user, password, database);
    await ensureOwner({ database: databaseName, url, secrets });
  } catch (error) {
    await stop();
    throw error;
  }
  return { ownerUrl: embeddedUrl(dataDir, secrets), stop };
}

/**
 * Starts the server again whenever it dies.
 * @param {import('../postgres/cluster.mjs').Cluster} first
 * @param {import('../postgres/cluster.mjs').ClusterOptions} options
 * @param {(code: number) => void} onCrash
 * @returns {() => Promise<void>} stops it for good, also while it is being started again
 */
function keepStarted(first, options, onCrash) {
  const stopping = new AbortController();
  let cluster = first;
  const done = (async () => {
    while (!stopping.signal.aborted) {
      const code = await cluster.ended;
      while (!stopping.signal.aborted) {
        onCrash(code);
        const started = await startCluster(options).catch(() => undefined);
        if (started) cluster = started;
        if (started) break;
        await sleep(5_000, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  })();
  return async () => {
    stopping.abort();
    // One that is just being started again has to be there before it can be stopped.
    await cluster.stop();
    await Promise.race([done, sleep(10_000, undefined, { ref: false })]);
    await cluster.stop();
  };
}

/**
 * The owner's connection to the embedded server, once it has been started for the first time.
 * @param {string} dataDir
 * @param {import('./secrets.mjs').Secrets} secrets
 */
export const embeddedUrl = (dataDir, { ownerPassword }) =>
  embeddedAddress(dataDir, ownerName, ownerPassword, databaseName);

/**
 * Past row-level security: for backups, and for tests to look at what was written.
 * @param {string} dataDir
 * @param {import('./secrets.mjs').Secrets} secrets
 */
export const superuserUrl = (dataDir, { superuserPassword }) =>
  embeddedAddress(dataDir, superuserName, superuserPassword, databaseName);

/**
 * @param {string} dataDir
 * @param {string} user
 * @param {string} password
 * @param {string} database
 */
function embeddedAddress(dataDir, user, password, database) {
  const port = readFileSync(path.join(dataDir, 'postgres.port'), 'utf8').trim();
  const socket = socketFolder(dataDir, Number(port));
  const query = socket === undefined ? '' : `?host=${encodeURIComponent(socket)}`;
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}${query}`;
}

/**
 * Where the server's socket lies: a page asks ten questions, and each takes half as long as over the loopback interface. None on
 * Windows, and where the path is longer than a socket's address may be.
 * @param {string} dataDir
 * @param {number} port
 */
function socketFolder(dataDir, port) {
  const folder = path.join(dataDir, 'postgres');
  const address = Buffer.byteLength(path.join(folder, `.s.PGSQL.${port}`));
  // In the server's setting a comma would begin another folder.
  const usable = process.platform !== 'win32' && address <= longestAddress && !/[,"]/.test(folder);
  return usable ? folder : undefined;
}

/** Short transactions of few rows: compiling plans costs more than it saves, and the disk is not a spinning one. */
const tuning = {
  max_connections: 120,
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  random_page_cost: 1.1,
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** @param {string} folder */
function refuseOtherVersion(folder) {
  const file = path.join(folder, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : wantedMajor;
  if (found === wantedMajor) return;
  throw new Stop(
    `${folder} は PostgreSQL ${found} のデータです。この版は ${wantedMajor} を使います。docs/operations/database.md の手順で移してください。`,
    `${folder} holds data of PostgreSQL ${found}; this version runs ${wantedMajor}. Move it as docs/operations/database.md says.`,
  );
}
