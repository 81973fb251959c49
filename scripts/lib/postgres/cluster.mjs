import { spawn, spawnSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stop } from '../stop.mjs';
import { postgresBinaries } from './binaries.mjs';
import { stopLeftover } from './leftover.mjs';
import { postgresAccount, runAs } from './runas.mjs';

/** Whom a new cluster belongs to. It makes the portal's owner and database, and is for what only it may: backups, repair. */
export const superuserName = 'postgres';

/**
 * @typedef {object} Cluster
 * @property {number} port
 * @property {Promise<number>} ended resolves when the server is gone, with its exit code
 * @property {(patience?: number) => Promise<void>} stop
 */

/**
 * Makes a cluster in `folder` unless there is one. Passwords by SCRAM only, also on the loopback interface.
 * @param {string} folder
 * @param {string} password of the superuser
 */
export async function createCluster(folder, password) {
  if (existsSync(path.join(folder, 'PG_VERSION'))) return;
  const { initdb, home } = await postgresBinaries();
  // An interrupted initdb leaves a folder without PG_VERSION, which the next one would refuse.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const account = postgresAccount([folder, path.join(home, 'native', 'bin', 'initdb')]);
  const secret = `${folder}.password`;
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (account) for (const place of [folder, secret]) chownSync(place, account.uid, account.gid);
  try {
    const common = [
      '-D',
      folder,
      '-U',
      superuserName,
      `--pwfile=${secret}`,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--no-sync',
    ];
    const collation = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    // Not every system has a C.UTF-8 locale; the built-in provider carries its own for comparing and casing.
    const run = (/** @type {string[]} */ ...locale) => {
      const { program, parameters, ids } = runAs(account, initdb, [...common, ...collation, ...locale]);
      return spawnSync(program, parameters, { ...ids, encoding: 'utf8', cwd: '/', env: plainEnvironment() });
    };
    let made = run('--locale=C.UTF-8');
    if (made.status !== 0) made = run('--locale=C');
    if (made.status !== 0) {
      throw new Stop(
        `データベースを作成できませんでした（${folder}）。空き容量と権限を確かめてください。`,
        `The database could not be created in ${folder}. Check free space and permissions.`,
        { detail: `${made.error?.message ?? ''}${made.stderr ?? ''}` },
      );
    }
  } finally {
    rmSync(secret, { force: true });
  }
}

/**
 * @param {ClusterOptions} options
 * @returns {Promise<Cluster>}
 */
export async function startCluster(options) {
  await stopLeftover(options.folder);
  for (let tries = 1; ; tries++) {
    const cluster = await launch(options);
    const complaint = await ready(cluster, options);
    if (complaint === undefined) return cluster.cluster;
    // Connections of a server that was killed a moment ago may still be ending.
    if (complaint.includes('shared memory block') && tries < 20) {
      await sleep(500);
      continue;
    }
    throw new Stop(
      `データベースが起動しませんでした。記録: ${options.log}`,
      `The database did not start. Its log: ${options.log}`,
      { detail: complaint },
    );
  }
}

/** @typedef {{ folder: string, port: number, log: string, settings?: Record<string, string | number> }} ClusterOptions */
/** @typedef {{ cluster: Cluster, before: string }} Launched `before`: the pid file that an earlier server left */

/**
 * @param {ClusterOptions} options
 * @returns {Promise<Launched>}
 */
async function launch({ folder, port, log, settings = {} }) {
  const { postgres } = await postgresBinaries();
  const account = postgresAccount([folder, postgres]);
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port, ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { program, parameters, ids } = runAs(account, '/bin/sh', ['-c', guard, 'sh', postgres, '-D', folder, ...flags]);
  const before = pidFile(folder);
  const output = openSync(log, 'a', 0o600);
  const stdio = /** @type {import('node:child_process').StdioOptions} */ (['pipe', output, output]);
  const child = spawn(program, parameters, { ...ids, cwd: '/', env: plainEnvironment(), detached: true, stdio });
  closeSync(output);
  child.stdin?.on('error', () => {});
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(1));
  });
  return { cluster: { port, ended, stop: (patience = 20_000) => stop(child, ended, patience) }, before };
}

/** @param {string} folder */
function pidFile(folder) {
  try {
    return readFileSync(path.join(folder, 'postmaster.pid'), 'utf8');
  } catch (error) {
    // A server that starts after a crash takes the old one away first.
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return '';
    throw error;
  }
}

/**
 * Runs the server and stops it when our end of standard input closes, that is, also when we are killed.
 * SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, everything committed is written.
 */
const guard = `exec 3<&0
"$@" & server=$!
( read -r _ <&3; kill -INT $server ) & watch=$!
exec 3<&-
trap '' INT TERM
while kill -0 $server 2>/dev/null; do wait $server; code=$?; done
kill $watch 2>/dev/null
exit $code`;

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<number>} ended
 * @param {number} patience milliseconds
 */
async function stop(child, ended, patience) {
  child.stdin?.end();
  const late = await Promise.race([ended.then(() => false), sleep(patience, true, { ref: false })]);
  if (late && child.pid) process.kill(-child.pid, 'SIGKILL');
  await ended;
}

/**
 * @param {Launched} launched
 * @param {ClusterOptions} options
 * @returns {Promise<string | undefined>} the end of the log when it did not start
 */
async function ready({ cluster, before }, { folder, log }) {
  let over = false;
  cluster.ended.then(() => (over = true));
  // Recovery after a crash may take long; it ends or the server does.
  for (let tries = 0; !over && tries < 6_000; tries++) {
    const file = pidFile(folder);
    if (file !== before && file.split('\n')[7]?.trim() === 'ready') return undefined;
    await sleep(20);
  }
  await cluster.stop();
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
}

/**
 * Settings for other PostgreSQL installations on this machine must not reach ours.
 * @returns {NodeJS.ProcessEnv}
 */
function plainEnvironment() {
  const all = Object.entries({ ...process.env, LC_ALL: 'C' });
  return /** @type {NodeJS.ProcessEnv} */ (Object.fromEntries(all.filter(([name]) => !name.startsWith('PG'))));
}
