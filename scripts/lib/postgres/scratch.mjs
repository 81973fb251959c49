import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../ports.mjs';
import { createCluster, startCluster, superuserName } from './cluster.mjs';

/**
 * A server for tests and drafts: in a temporary folder, and quick rather than safe.
 * @typedef {{ owner: string, app: string, appPassword: string, stop: () => Promise<void> }} ScratchServer
 */

/** Bytes: what a run of all tests needs at once, many times over. */
const roomy = 2 * 1024 ** 3;

/** In memory where Linux offers that: to copy a database costs a fraction of what its two thousand files cost on a disk. */
function scratchFolder() {
  const memory = '/dev/shm';
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= roomy ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** @returns {Promise<ScratchServer>} */
export async function startScratchServer() {
  const home = mkdtempSync(path.join(scratchFolder(), 'renkei-scratch-'));
  chmodSync(home, 0o711);
  const clean = () => rmSync(home, { recursive: true, force: true });
  try {
    const password = randomBytes(12).toString('hex');
    const folder = path.join(home, 'postgres');
    await createCluster(folder, password);
    const port = await freePort();
    const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200 };
    const cluster = await startCluster({ folder, port, log: path.join(home, 'postgres.log'), settings });
    const url = (/** @type {string} */ user) => `postgres://${user}:${password}@127.0.0.1:${port}/postgres`;
    const stop = () => cluster.stop().finally(clean);
    return { owner: url(superuserName), app: url('renkei_app'), appPassword: password, stop };
  } catch (error) {
    clean();
    throw error;
  }
}
