import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { runProgram, startFleet } from '../../scripts/lib/bench/fleet.mjs';
import { pageCase } from '../../scripts/lib/bench/page.mjs';
import { bytesWritten, cpuSeconds, findPortal, memory } from '../../scripts/lib/bench/processes.mjs';

/** Bytes of the file, how often the national line may carry it, and how much the largest web process may grow by it, MB. */
const [size, mostSent, mostGrowth] = [5_000_000, 48, 100];
/** Bytes for all else that 1,788 servers ask meanwhile: metadata, heartbeats, commands. */
const besides = 60_000_000;
const patience = 600_000;
/** Seconds for which one looks at what the center takes before the release. */
const resting = 30;

/**
 * A file for every server of prefectures and towns, which get it from their prefecture's. From the release until all have verified it.
 * @param {import('../../scripts/lib/bench/fleet.mjs').Surroundings} surroundings
 * @param {import('../../scripts/lib/bench/people.mjs').People} people
 * @returns {import('../../scripts/lib/bench/load.mjs').Case}
 */
function nationalRelease(surroundings, people) {
  const { origin, dataDir, client } = surroundings;
  const portal = () => {
    const place = findPortal(dataDir, origin.port);
    if (place === null) throw new Error('the portal does not run here');
    return place;
  };
  /** CPU seconds of the center, in a second in which the servers only report, and for the release beyond that. */
  const used = { resting: 0, release: 0 };
  /** How long somebody who looks at the releases waits meanwhile, seconds. @type {number[]} */
  const waits = [];
  const look = async () => {
    const person = await people.as('center-management');
    const start = performance.now();
    const { status } = await person.get('/deliveries');
    if (status !== 200) throw new Error(`delivery: the page answers ${status}`);
    waits.push((performance.now() - start) / 1_000);
  };
  return {
    name: `${size / 1_000_000} MB verified by 1,788 servers`,
    seconds: 120,
    // 15 ms for each server.
    measured: () => [
      { name: 'CPU beyond what heartbeats take', most: 26.82, seconds: used.release },
      {
        ...{ name: 'page of the releases meanwhile, 95 of 100 in', most: 0.1 },
        seconds: waits.toSorted((a, b) => a - b)[Math.ceil(waits.length * 0.95) - 1] ?? 0,
      },
    ],
    begin: async () => {
      const { end } = await startFleet(surroundings);
      const before = cpuSeconds(portal());
      await sleep(resting * 1_000);
      used.resting = (cpuSeconds(portal()) - before) / resting;
      return end;
    },
    operation: async () => {
      const place = portal();
      const [begun, before] = [performance.now(), cpuSeconds(place)];
      const [sent, held] = [bytesWritten(place), memory(place).web];
      const number = await runProgram(surroundings, 'release.ts', String(size));
      const end = Date.now() + patience;
      let most = held;
      for (let turn = 0; ; turn++) {
        if (turn % 4 === 0) await look();
        most = Math.max(most, memory(place).web);
        const { rows } = await client.query(
          `SELECT count(*)::int AS all,
             count(*) FILTER (WHERE x.state IN ('verified', 'waiting', 'applying', 'applied', 'confirmed'))::int AS verified,
             count(*) FILTER (WHERE x.state = 'failed')::int AS failed
           FROM delivery_releases r JOIN delivery_receipts x ON x.release_id = r.id WHERE r.number = $1`,
          [number],
        );
        const [{ all, verified, failed }] = rows;
        if (failed > 0 || Date.now() > end) throw new Error(`delivery: ${verified} of ${all}, ${failed} failed`);
        if (all === 1_788 && verified === all) break;
        await sleep(500);
      }
      used.release = cpuSeconds(place) - before - (used.resting * (performance.now() - begun)) / 1_000;
      const bytes = bytesWritten(place) - sent;
      if (bytes > mostSent * size + besides) throw new Error(`delivery: the center sent ${bytes} bytes`);
      if (most - held > mostGrowth) throw new Error(`delivery: a web process grew from ${held} to ${most} MB`);
      return bytes;
    },
  };
}

/** @type {import('../../scripts/lib/bench/cases.mjs').ListCases} */
export async function cases({ people, databaseUrl, dataDir, fills }) {
  const center = { who: 'center-management', cpu: 60 };
  const pages = [
    pageCase(people, { ...center, path: '/deliveries' }),
    pageCase(people, { ...center, path: '/deliveries/calendar' }),
  ];
  if (databaseUrl === null || dataDir === null || !fills) return pages;
  const client = new pg.Client({ connectionString: databaseUrl });
  // The portal, and its database, stop before the bench does.
  client.on('error', () => {});
  await client.connect();
  return [...pages, nationalRelease({ origin: people.origin, dataDir, client }, people)];
}
