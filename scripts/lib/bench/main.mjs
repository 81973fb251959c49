import path from 'node:path';
import { parseArgs } from 'node:util';
import { superuserUrl } from '../portal/embedded.mjs';
import { readSecrets } from '../portal/secrets.mjs';
import { root } from '../root.mjs';
import { Calibration, meanOf } from './calibration.mjs';
import { listCases } from './cases.mjs';
import { firstLoad } from './first-load.mjs';
import { judge, round, verdictLines } from './judge.mjs';
import { costOf, measure, rehearse } from './load.mjs';
import { People } from './people.mjs';
import { start } from './portal.mjs';
import { findPortal } from './processes.mjs';

/** @typedef {import('./judge.mjs').Verdict} Verdict */
/** @typedef {import('./load.mjs').Case} Case */

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    only: { type: 'string' },
    url: { type: 'string' },
  },
});
const folder = options.large ? 'bench-large' : 'bench';
const dataDir = path.resolve(root, process.env.RENKEI_DATA_DIR ?? path.join('.renkei', folder));
// Four entries to a ticket; what is seeded already stays as it is.
if (options.large) process.env.RENKEI_SEED_TICKETS = '1000000';
const origin = new URL(options.url ?? `http://localhost:${process.env.RENKEI_PORT ?? '3900'}`);
const say = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);

/**
 * What a browser may load with the page it sees first, KB, and what the largest process may hold while it is busy, MB: garbage that
 * is not collected yet included (`docs/operations/bench.md`).
 */
const most = { firstLoad: 250, web: 900, worker: 560, warmStartSeconds: 8 };

/** Measures every case between two looks at how fast the machine is. */
async function measureCases() {
  const people = new People(origin, 8);
  const place = findPortal(dataDir, origin.port);
  const databaseUrl = place && superuserUrl(dataDir, readSecrets(dataDir));
  const all = await listCases({ people, databaseUrl, dataDir: place && dataDir, fills: true }, options.only);
  const calibration = databaseUrl ? await Calibration.start(databaseUrl) : null;
  const how = { concurrency: 8, seconds: options.quick ? 2 : 10, place };
  const run = () => measureEach(all, how, calibration);
  const { cases, verdicts, busy, speeds } = await run().finally(() => calibration?.stop());
  if (place) {
    verdicts.push(judge('largest web process while busy, MB', most.web, busy.web));
    verdicts.push(judge('largest worker process while busy, MB', most.worker, busy.worker));
  }
  const loads = await measureFirstLoads(people);
  await people.close();
  const speed = calibration && meanOf(speeds);
  return { speed, cases, busyMb: busy, firstLoad: loads.loads, verdicts: [...verdicts, ...loads.verdicts] };
}

/**
 * @param {readonly Case[]} all @param {import('./load.mjs').How} how @param {Calibration | null} calibration
 */
async function measureEach(all, how, calibration) {
  // A portal runs for weeks. Its first minute, when the engine still compiles and the database tidies up after the seed, is another matter.
  for (const one of all) await rehearse(one, how);
  /** @type {Record<string, object>} */
  const cases = {};
  /** @type {Verdict[]} */
  const verdicts = [];
  const speeds = calibration ? [await calibration.measure()] : [];
  const busy = { web: 0, worker: 0 };
  for (const one of all) {
    const figures = await measure(one, { ...how, speed: speeds.at(-1) ?? null });
    if (calibration) speeds.push(await calibration.measure());
    const cost = calibration && costOf(one, figures, meanOf(speeds.slice(-2)));
    if (cost !== null && one.cpu !== undefined) verdicts.push(judge(`${one.name}: CPU, reference ms`, one.cpu, cost));
    if (calibration) verdicts.push(...byTheClock(one, figures, meanOf(speeds.slice(-2)).script));
    busy.web = Math.max(busy.web, figures.busyMb.web);
    busy.worker = Math.max(busy.worker, figures.busyMb.worker);
    cases[one.name] = { referenceMs: cost, ...figures };
    say(`${one.name}: ${cost ?? '?'} reference ms, ${figures.perSecond}/s, p95 ${figures.p95} ms`);
  }
  return { cases, verdicts, busy, speeds };
}

/** @param {Case} one @param {{ p50: number }} figures @param {number} script @returns {Verdict[]} */
function byTheClock({ name, seconds, measured }, { p50 }, script) {
  const all = (measured?.() ?? []).map((one) => ({ ...one, name: `${name}, ${one.name}` }));
  if (seconds !== undefined) all.push({ name, most: seconds, seconds: p50 / 1_000 });
  return all.map((one) => judge(`${one.name}: reference seconds`, one.most, atClockOf(one.seconds, script)));
}

/** @param {People} people */
async function measureFirstLoads(people) {
  const browser = await people.as('seiro-admin');
  /** @type {Record<string, object>} */
  const loads = {};
  const verdicts = [];
  for (const page of ['/login', '/tickets', '/tickets/new']) {
    const load = await firstLoad(browser, page);
    loads[page] = load;
    verdicts.push(judge(`first load of ${page}, KB`, most.firstLoad, load.kilobytes));
  }
  return { loads, verdicts };
}

/** Seconds at reference speed: of what is script for the most part. @param {number} seconds @param {number} script */
const atClockOf = (seconds, script) => round((seconds * 100) / script, 2);

/** @param {number | undefined} script */
async function measureWarmStart(script) {
  const warm = await start(origin, dataDir);
  await warm.stop();
  const seconds = script === undefined ? warm.seconds : atClockOf(warm.seconds, script);
  return { seconds: warm.seconds, verdict: judge('warm start, reference seconds', most.warmStartSeconds, seconds) };
}

async function main() {
  const portal = options.url ? null : await start(origin, dataDir);
  try {
    const { verdicts, ...result } = await measureCases();
    await portal?.stop();
    const warm = portal ? await measureWarmStart(result.speed?.script) : null;
    if (warm) verdicts.push(warm.verdict);
    process.stdout.write(`${JSON.stringify({ ...result, warmStartSeconds: warm?.seconds, verdicts }, null, 2)}\n`);
    for (const line of verdictLines(verdicts)) say(line);
    return verdicts.every(({ met }) => met) ? 0 : 1;
  } finally {
    await portal?.stop();
  }
}

process.exit(await main());
