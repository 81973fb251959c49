import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../ports.mjs';
import { createCluster, startCluster, superuserName } from './cluster.mjs';

/**
 * A server for tests and drafts: in a temporary folder, and quick rather than safe.
 * @typedef {{ owner: string, app: string, appPassword: string, stop: () => Promise<void> }} ScratchServer
 */

/** @returns {Promise<ScratchServer>} */
export async function startScratchServer() {
  const home = mkdtempSync(path.join(tmpdir(), 'renkei-scratch-'));
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
