import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../root.mjs';
import { runNode, tailOf } from '../run.mjs';

/** @typedef {{ origin: URL, dataDir: string, client: import('pg').Client }} Surroundings */

/** Milliseconds until every server has reported, and then asks for commands. */
const [patience, untilAsked] = [180_000, 55_000];

/**
 * Starts the agents of all servers of the nation, which do at once what they are told; answers the process, and how it ends.
 * @param {Surroundings} surroundings
 */
export async function startFleet({ origin, dataDir, client }) {
  const begun = new Date();
  const agents = ['scripts/renkei.mjs', 'fleet', '--portal', origin.origin, '--commands', '--prompt'];
  // It stands for machines of their own: the center's do not wait for them. A low priority would let it finish its slice first.
  const child = spawn('chrt', ['--idle', '0', process.execPath, ...agents], {
    cwd: root,
    env: environmentOf(origin, dataDir),
    stdio: ['ignore', 'ignore', 2],
  });
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  const until = Date.now() + patience;
  const silent = async () => {
    const { rows } = await client.query(
      `SELECT count(*)::int AS silent FROM nodes n LEFT JOIN node_agents a ON a.node_id = n.id AND a.last_seen_at > $1
       WHERE n.kind IN ('national_server', 'prefectural_server', 'cs') AND n.valid_to IS NULL AND a.node_id IS NULL`,
      [begun],
    );
    return rows[0].silent;
  };
  while ((await silent()) > 0) {
    if (child.exitCode !== null || Date.now() > until) throw new Error('not all servers of the fleet report');
    await sleep(1_000);
  }
  await sleep(untilAsked);
  const end = async () => {
    process.removeListener('exit', kill);
    kill();
    if (child.exitCode === null) await once(child, 'exit');
  };
  return { pid: /** @type {number} */ (child.pid), end };
}

/**
 * Runs a program of this folder on the portal's database; what it printed last.
 * @param {Surroundings} surroundings @param {string} name @param {readonly string[]} words
 */
export async function runProgram({ origin, dataDir }, name, ...words) {
  const file = path.join('scripts', 'lib', 'bench', 'programs', name);
  const parameters = ['--conditions=react-server', '--import', 'tsx', file, ...words];
  const { code, output } = await runNode(parameters, { environment: environmentOf(origin, dataDir) });
  if (code !== 0) throw new Error(`${name}: ${tailOf(output)}`);
  return tailOf(output, 1);
}

/** @param {URL} origin @param {string} dataDir */
const environmentOf = (origin, dataDir) => ({
  ...process.env,
  RENKEI_DATA_DIR: dataDir,
  RENKEI_PORT: origin.port,
});
