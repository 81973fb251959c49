import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import pg from 'pg';
import { readStat } from '../cpu.mjs';

/**
 * How fast this machine is at this moment: ms of CPU that the fixed work took, in the script and in the database.
 * @typedef {{ script: number, database: number }} Speed
 */

/** What the fixed work takes at reference speed: by this a reference millisecond is defined. */
export const referenceSpeed = Object.freeze({ script: 100, database: 100 });

/** @param {readonly Speed[]} speeds @returns {Speed} */
export const meanOf = (speeds) => ({
  script: speeds.reduce((sum, { script }) => sum + script, 0) / speeds.length,
  database: speeds.reduce((sum, { database }) => sum + database, 0) / speeds.length,
});

/** Statements that plan and look up, as most of the portal's do, and one that works. They must stay as they are. */
const lookUp = `SELECT c.relname, count(a.attname) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.oid = $1::oid GROUP BY 1`;
const catalogues = [1247, 1249, 1255, 1259];
const work = `SELECT count(*), max(length(t)) FROM (
    SELECT md5(i::text) AS t, i % 97 AS g FROM generate_series(1, 20000) i ORDER BY 1
  ) s JOIN (SELECT generate_series(0, 96) AS g) k USING (g)`;

export class Calibration {
  /** @param {import('node:child_process').ChildProcess} child @param {pg.Client} client @param {number} backend */
  constructor(child, client, backend) {
    this.child = child;
    this.client = client;
    this.backend = backend;
  }

  /** @param {string} databaseUrl of the PostgreSQL that is measured @returns {Promise<Calibration>} */
  static async start(databaseUrl) {
    const child = fork(path.join(import.meta.dirname, 'calibration-script.mjs'));
    await once(child, 'message');
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('SET jit = off; SET max_parallel_workers_per_gather = 0; SET work_mem = 16384');
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
    const calibration = new Calibration(child, client, rows[0].pid);
    await calibration.measure();
    return calibration;
  }

  /** @returns {Promise<Speed>} */
  async measure() {
    return { script: await this.#script(), database: await this.#database() };
  }

  async #script() {
    let sum = 0;
    for (let turn = 0; turn < 4; turn++) {
      this.child.send('again');
      const [{ ms }] = await once(this.child, 'message');
      sum += ms;
    }
    return sum / 4;
  }

  async #database() {
    const used = () => (readStat(this.backend)?.own ?? 0) * 1_000;
    const before = used();
    // The kernel counts in steps of 10 ms: long enough for these not to matter.
    for (let turn = 0; turn < 400; turn++) {
      await this.client.query(lookUp, [catalogues[turn % catalogues.length]]);
      if (turn % 40 === 0) await this.client.query(work);
    }
    return (used() - before) / 4;
  }

  async stop() {
    this.child.kill();
    await this.client.end();
  }
}
