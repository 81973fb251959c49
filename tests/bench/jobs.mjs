import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { runProgram, startFleet } from '../../scripts/lib/bench/fleet.mjs';
import { pageCase } from '../../scripts/lib/bench/page.mjs';

const servers = 1_789;
const patience = 600_000;

/**
 * A job at every server of the nation, from its start to the last result.
 * @param {import('../../scripts/lib/bench/fleet.mjs').Surroundings} surroundings
 * @returns {import('../../scripts/lib/bench/load.mjs').Case}
 */
function nationalJob(surroundings) {
  const { client } = surroundings;
  return {
    name: 'a job on 1,789 servers',
    cpu: 6_600,
    seconds: 60,
    begin: async () => (await startFleet(surroundings)).end,
    operation: async () => {
      const run = await runProgram(surroundings, 'run-job.ts');
      const end = Date.now() + patience;
      for (;;) {
        const { rows } = await client.query(
          `SELECT r.state, count(c.*) FILTER (WHERE c.state = 'succeeded')::int AS succeeded
           FROM job_net_runs r LEFT JOIN job_runs j ON j.run_id = r.id LEFT JOIN job_node_runs c ON c.job_run_id = j.id
           WHERE r.id = $1 GROUP BY r.state`,
          [run],
        );
        const [{ state, succeeded }] = rows;
        if (state === 'succeeded' && succeeded === servers) return 0;
        if (!['running', 'waiting'].includes(state) || Date.now() > end)
          throw new Error(`job: ${state}, ${succeeded} of ${servers}`);
        await sleep(500);
      }
    },
  };
}

/** @type {import('../../scripts/lib/bench/cases.mjs').ListCases} */
export async function cases({ people, databaseUrl, dataDir, fills }) {
  const pages = [pageCase(people, { who: 'center-management', cpu: 80, path: '/operations/jobs' })];
  if (databaseUrl === null || dataDir === null || !fills) return pages;
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => {});
  await client.connect();
  return [...pages, nationalJob({ origin: people.origin, dataDir, client })];
}
