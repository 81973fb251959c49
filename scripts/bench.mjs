import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { listCases } from '../tests/bench/cases.mjs';
import { firstLoad } from '../tests/bench/first-load.mjs';
import { measure, rehearse, round } from '../tests/bench/load.mjs';
import { People } from '../tests/bench/people.mjs';
import { findPortal, webMemory } from '../tests/bench/processes.mjs';
import { root } from './lib/root.mjs';

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, url: { type: 'string' } },
});
const dataDir = process.env.RENKEI_DATA_DIR ?? path.join('.renkei', 'bench');
const port = process.env.RENKEI_PORT ?? '3900';
const origin = new URL(options.url ?? `http://localhost:${port}`);
const say = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);

/** One account sends as many inquiries as the machine takes. */
const unlimited = { RENKEI_INQUIRIES_PER_USER: '0', RENKEI_INQUIRIES_PER_ORGANIZATION: '0' };

/** Starts a portal of its own and waits until the log-in page answers; seconds it took. */
async function start() {
  const { DATABASE_URL: _owner, RENKEI_APP_DATABASE_URL: _app, ...environment } = process.env;
  const begin = performance.now();
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...environment, ...unlimited, RENKEI_DATA_DIR: dataDir, RENKEI_PORT: port },
    stdio: ['ignore', 2, 2],
  });
  while (child.exitCode === null && !(await answers())) await sleep(50);
  if (child.exitCode !== null) throw new Error('the portal did not start');
  return { child, seconds: round((performance.now() - begin) / 1000, 2) };
}

async function answers() {
  return fetch(new URL('/login', origin)).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** @param {import('node:child_process').ChildProcess} child */
async function stop(child) {
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
}

async function measureAll() {
  const people = new People(origin, 8);
  const place = findPortal(dataDir, origin.port);
  const how = { concurrency: 8, seconds: options.quick ? 2 : 10, place };
  /** @type {Record<string, object>} */
  const cases = {};
  /** @type {Record<string, boolean>} */
  const targets = {};
  const all = (await listCases(people)).filter(({ name }) => name.includes(options.only ?? ''));
  // A portal runs for weeks. Its first minute, when the engine still compiles and the database tidies up after the seed, is another matter.
  for (const one of all) await rehearse(one, how);
  for (const one of all) {
    const figures = await measure(one, how);
    say(`${one.name}: ${figures.perSecond}/s, p95 ${figures.p95} ms`);
    cases[one.name] = figures;
    if ('p95' in one) targets[`${one.name}: p95 ≤ ${one.p95} ms`] = figures.p95 <= one.p95;
    if ('perSecond' in one) targets[`${one.name}: ≥ ${one.perSecond}/s`] = figures.perSecond >= Number(one.perSecond);
  }
  const busy = webMemory(place);
  // What a rush leaves behind is given back when the portal comes to rest.
  // Long enough for idle connections to be closed and what hung on them to be collected.
  await sleep(24_000);
  const memory = webMemory(place);
  const browser = await people.as('seiro-admin');
  const loads = {
    '/login': await firstLoad(browser, '/login'),
    '/tickets': await firstLoad(browser, '/tickets'),
    '/tickets/new': await firstLoad(browser, '/tickets/new'),
  };
  await people.close();
  for (const [page, { kilobytes }] of Object.entries(loads))
    targets[`first load of ${page} ≤ 250 KB`] = kilobytes <= 250;
  if (memory) targets['web processes ≤ 350 MB'] = memory.every(({ rssMb }) => rssMb <= 350);
  return { cases, firstLoad: loads, webMemory: { busy, atRest: memory }, targets };
}

const portal = options.url ? null : await start();
try {
  const result = await measureAll();
  if (portal) {
    await stop(portal.child);
    const warm = await start();
    await stop(warm.child);
    Object.assign(result, { warmStartSeconds: warm.seconds });
    result.targets['warm start ≤ 8 s'] = warm.seconds <= 8;
  }
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
  if (portal) await stop(portal.child);
}
