import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { referenceSpeed } from '../../scripts/lib/bench/calibration.mjs';
import { startFleet } from '../../scripts/lib/bench/fleet.mjs';
import { pageCase } from '../../scripts/lib/bench/page.mjs';

import { cpuOfTree, cpuSeconds, findPortal } from '../../scripts/lib/bench/processes.mjs';

/** @typedef {import('../../scripts/lib/bench/load.mjs').Case} Case */

/** @typedef {{ keyId: string, privateKey: import('node:crypto').KeyObject, checks: number[], sequence: number }} Server */

/**
 * A key for every server of the three tiers, as its agent would have enrolled with.
 * @param {string} databaseUrl @param {number | null} most for so many of them; null = all
 * @returns {Promise<Server[]>}
 */
async function enrolServers(databaseUrl, most) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT n.id, array_agg(c.id ORDER BY c.id) AS checks FROM nodes n JOIN checks c ON c.reporter_id = n.id AND c.node_id = n.id
       WHERE n.kind IN ('national_server', 'prefectural_server', 'cs') AND n.valid_to IS NULL AND c.retired_at IS NULL GROUP BY n.id
       ORDER BY n.code LIMIT $1`,
      [most],
    );
    const servers = [];
    for (const { id, checks } of rows) {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const der = publicKey.export({ format: 'der', type: 'spki' });
      const keyId = createHash('sha256').update(der).digest('base64url');
      await client.query('INSERT INTO node_keys (id, node_id, public_key, created_at) VALUES ($1, $2, $3, now())', [
        keyId,
        id,
        der,
      ]);
      await client.query(
        "INSERT INTO node_agents (node_id, enrolled_at, deadline_at) VALUES ($1, now(), now() + interval '1 hour') ON CONFLICT DO NOTHING",
        [id],
      );
      servers.push({ keyId, privateKey, checks: checks.slice(0, 10), sequence: Date.now() });
    }
    return servers;
  } finally {
    await client.end();
  }
}

/**
 * RFC 9421 in the form that the portal takes (`lib/access/nodes/rules.ts`).
 * @param {Server} server @param {string} address @param {Buffer} body
 */
function signed({ keyId, privateKey }, address, body) {
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
  const parameters = `("@method" "@path" "@query" "content-digest");created=${Math.floor(Date.now() / 1_000)};keyid="${keyId}";alg="ed25519"`;
  const base = [
    '"@method": POST',
    `"@path": ${address}`,
    '"@query": ?',
    `"content-digest": ${digest}`,
    `"@signature-params": ${parameters}`,
  ];
  return {
    'content-digest': digest,
    'signature-input': `node=${parameters}`,
    signature: `node=:${sign(null, Buffer.from(base.join('\n')), privateKey).toString('base64')}:`,
  };
}

const kept = new Agent({ keepAlive: true, maxSockets: 256 });
const address = '/api/agent/v1/heartbeats';
/** Heartbeats under way at once in each operation: agents do not wait for one another. */
const together = 8;

/**
 * Ten samples, signed, over HTTP; committed when the answer comes. Answers the bytes received.
 * @param {URL} origin @param {Server} server @param {number} value @returns {Promise<number>}
 */
function beat(origin, server, value) {
  const samples = server.checks.map((check) => ({ check, at: Date.now(), status: 'measured', value }));
  // The time, because the plain rows count the same numbers up: what the portal has had it takes for a repetition.
  server.sequence = Math.max(server.sequence + 1, Date.now());
  const about = { version: 'bench', configuration: 1, clockOffset: 0, operation: 'running' };
  const body = Buffer.from(JSON.stringify({ sequence: server.sequence, ...about, samples }));
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    ...signed(server, address, body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(new URL(address, origin), { method: 'POST', agent: kept, headers }, (response) => {
      let size = 0;
      response.on('data', (part) => {
        size += part.length;
      });
      response.on('end', () =>
        response.statusCode === 200 ? resolve(size) : reject(new Error(`heartbeat: ${response.statusCode}`)),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/**
 * @param {URL} origin @param {readonly Server[]} servers @returns {Case}
 */
function heartbeats(origin, servers) {
  return {
    name: `${together} heartbeats of 10 samples`,
    cpu: 30,
    operation: async (turn) => {
      const own = Array.from({ length: together }, (_, index) => servers[(turn * together + index) % servers.length]);
      const sizes = await Promise.all(own.map((server) => beat(origin, /** @type {Server} */ (server), turn % 50)));
      return sizes.reduce((sum, size) => sum + size, 0);
    },
  };
}

/**
 * The rows of as many heartbeats, put in by statements that are prepared, each heartbeat in a transaction of its own: what they would cost
 * without signature, HTTP and decision.
 * @param {string} databaseUrl @param {readonly Server[]} servers @returns {Case}
 */
function plainRows(databaseUrl, servers) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: together, allowExitOnIdle: true });
  // The portal, and its database, stop before the bench does.
  pool.on('error', () => {});
  const begin = Date.now() - 3_600_000;
  const put = async (/** @type {Server} */ { keyId, checks }, /** @type {number} */ turn) => {
    const client = await pool.connect();
    const run = (/** @type {string} */ name, /** @type {string} */ text, /** @type {unknown[]} */ values) =>
      client.query({ name, text, values });
    await run('begin', 'BEGIN', []);
    await run('agent', heard, [keyId]);
    await run('samples', sampled, [checks, new Date(begin + turn)]);
    await run('commit', 'COMMIT', []);
    client.release();
    return 0;
  };
  return {
    name: `${together} heartbeats as plain rows`,
    cpu: 20,
    operation: async (turn) => {
      const own = Array.from({ length: together }, (_, index) => servers[(turn * together + index) % servers.length]);
      await Promise.all(own.map((server, index) => put(/** @type {Server} */ (server), turn * together + index)));
      return 0;
    },
  };
}
const heard = `UPDATE node_agents SET live_sequence = live_sequence + 1, last_seen_at = now(), deadline_at = now() + interval '95 seconds'
  WHERE node_id = (SELECT node_id FROM node_keys WHERE id = $1)`;
const sampled = `INSERT INTO samples (check_id, at, value, state)
  SELECT c, $2::timestamptz, 1, 'ok' FROM unnest($1::int[]) c ON CONFLICT DO NOTHING`;

/** Heartbeats a second at reference speed, for how many seconds, and how long 95 of 100 wait at most, in seconds. */
const storm = { rate: 400, seconds: 60, p95: 0.15 };

/**
 * Agents do not wait for the center: as many begin in each second, whatever is still under way. A slower machine gets fewer by as much.
 * None is lost: every sample that was sent is found in the database.
 * @param {URL} origin @param {readonly Server[]} servers @param {pg.Client} client @returns {Case}
 */
function steadyHeartbeats(origin, servers, client) {
  const checks = servers.flatMap((server) => server.checks);
  const countSamples = async (/** @type {number} */ since) => {
    const text = 'SELECT count(*)::int AS count FROM samples WHERE check_id = ANY ($1) AND at >= $2';
    return (await client.query(text, [checks, new Date(since)])).rows[0].count;
  };
  let p95 = 0;
  let rate = storm.rate;
  return {
    name: `${storm.rate} heartbeats a second for ${storm.seconds} seconds`,
    measured: () => [{ name: '95 of 100 answered in', most: storm.p95, seconds: p95 }],
    begin: async (speed) => {
      if (speed) rate = (storm.rate * referenceSpeed.script) / speed.script;
      return async () => {};
    },
    operation: async () => {
      /** @type {Promise<number>[]} */
      const all = [];
      /** @type {number[]} */
      const times = [];
      const since = Date.now();
      let samples = 0;
      const begun = performance.now();
      for (let elapsed = 0; elapsed < storm.seconds; elapsed = (performance.now() - begun) / 1_000) {
        while (all.length < elapsed * rate) {
          const start = performance.now();
          const server = /** @type {Server} */ (servers[all.length % servers.length]);
          samples += server.checks.length;
          all.push(
            beat(origin, server, all.length % 50).finally(() => {
              times.push(performance.now() - start);
            }),
          );
        }
        await sleep(5);
      }
      const sizes = await Promise.all(all);
      if (sizes.length < rate * storm.seconds * 0.99) throw new Error(`only ${sizes.length} heartbeats were sent`);
      const kept = await countSamples(since);
      if (kept !== samples) throw new Error(`${samples} samples were sent, ${kept} are kept`);
      p95 = (times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0) / 1_000;
      return sizes.reduce((sum, size) => sum + size, 0);
    },
  };
}

/** Seconds for which one looks at a portal without and with the fleet. */
const resting = 60;

/**
 * The fleet of the demonstration as it reports every 30 seconds and waits for commands: its own process, and what the center takes more
 * than without it, of one core.
 * @param {import('../../scripts/lib/bench/fleet.mjs').Surroundings} surroundings @returns {Case}
 */
function restingFleet(surroundings) {
  const { origin, dataDir } = surroundings;
  const used = { without: 0, with: 0 };
  let fleet = 0;
  const center = () => {
    const place = findPortal(dataDir, origin.port);
    if (place === null) throw new Error('the portal does not run here');
    return cpuSeconds(place);
  };
  const during = async (/** @type {() => number} */ read) => {
    const before = read();
    await sleep(resting * 1_000);
    return read() - before;
  };
  return {
    name: 'a minute of the fleet at rest',
    measured: () => [{ name: 'CPU of a quarter of a core', most: resting / 4, seconds: used.with - used.without }],
    begin: async () => {
      used.without = await during(center);
      const { pid, end } = await startFleet(surroundings);
      fleet = pid;
      return end;
    },
    operation: async () => {
      used.with = await during(() => center() + cpuOfTree(fleet));
      return 0;
    },
  };
}

/** @type {import('../../scripts/lib/bench/cases.mjs').ListCases} */
export async function cases({ people, databaseUrl, dataDir, fills }) {
  const center = { who: 'center-management', cpu: 40 };
  const pages = [
    // The nation at once: its map, its picture and its table.
    pageCase(people, { ...center, cpu: 56, path: '/network' }),
    pageCase(people, { ...center, cpu: 50, path: '/network/prefectures/150002' }),
    pageCase(people, { ...center, path: '/network/nodes/CS-153079' }),
    pageCase(people, { ...center, path: '/network/events' }),
  ];
  if (databaseUrl === null) return pages;
  const servers = await enrolServers(databaseUrl, fills ? null : together);
  const { origin } = people;
  const all = [...pages, heartbeats(origin, servers), plainRows(databaseUrl, servers)];
  if (dataDir === null || !fills) return all;
  const client = new pg.Client({ connectionString: databaseUrl });
  // The portal, and its database, stop before the bench does.
  client.on('error', () => {});
  await client.connect();
  return [...all, steadyHeartbeats(origin, servers, client), restingFleet({ origin, dataDir, client })];
}
