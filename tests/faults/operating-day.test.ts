import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { withActor } from '@/lib/core/db';
import { idOf, type NodeId } from '@/lib/core/ids';
import { findNodeKey } from '@/lib/network/agents/queries';
import * as endpoints from '@/lib/network/endpoints';
import { decideStep } from '@/lib/operations/decisions/mutations';
import { answerExtension, requestExtension } from '@/lib/window/extensions/mutations';
import { requestExtensionSchema } from '@/lib/window/extensions/schema';
import { RealAgents } from '@/tests/support/agents/agents';
import { loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { type NodeServer, startNodeServer } from '@/tests/support/nodes/send';
import { createServers, doneBy, operateAt } from '@/tests/support/operations';
import { bundleProgram } from '@/tests/support/program';
import { times } from '@/tests/support/proof';
import { clock } from '@/tests/support/window';

// A business day with real agents: a late prefecture, an extension that two towns agree on, a CS that fails to start and is tried again by a
// person, the ordered stop. Then the same with the engine killed at random moments: the same day.
const [niigata, nagano, seiro, izumozaki, sekikawa] = ['150002', '200000', '153079', '154059', '155811'] as const;
const kills = times(1, 10);
const patient = { timeout: 90_000, interval: 100 };

let nodes: ReadonlyMap<string, string>;
let center: string;
let town: string;
let portal: NodeServer;
let agents: RealAgents;
let codes: string[];
let engine: ChildProcess | undefined;
let program: Awaited<ReturnType<typeof bundleProgram>>;
let actors: Readonly<Record<'niigata' | 'seiro' | 'sekikawa', Actor>>;
/** Kills of the engine that are left for this day. */
let left = 0;

const rows = async (statement: string, ...values: unknown[]) => (await owner().query(statement, values)).rows;

function startEngine(): void {
  const running = program([], { env: process.env, stdio: ['ignore', 'pipe', 'inherit'] });
  engine = running;
  let seen = 0;
  const killAfter = left > 0 ? 1 + Math.floor(Math.random() * 12) : Number.POSITIVE_INFINITY;
  running.stdout?.on('data', (dots: Buffer) => {
    seen += dots.length;
    if (seen < killAfter || left === 0) return;
    left -= 1;
    // Somewhere within its next round.
    setTimeout(() => running.kill('SIGKILL'), Math.random() * 150);
  });
  running.once('exit', () => engine === running && startEngine());
}

beforeAll(async () => {
  program = await bundleProgram('tests/support/agents/engine.ts');
  await loadCountry();
  center = (await rows("SELECT code FROM organizations WHERE kind = 'center'"))[0].code;
  town = (
    await rows(
      'SELECT code FROM organizations WHERE parent_id = (SELECT id FROM organizations WHERE code = $1) ORDER BY code',
      nagano,
    )
  )[0].code;
  nodes = await createServers(center, [seiro, izumozaki, sekikawa], { others: { [nagano]: [town] }, enrolled: false });
  codes = [...nodes.keys()];
  await rows('UPDATE network_settings SET heartbeat_seconds = 1, missed_heartbeats = 5');
  portal = await startNodeServer(Object.values(endpoints), findNodeKey);
  agents = new RealAgents(portal.origin);
  actors = {
    niigata: await personOf(niigata, ['system_administrator']),
    seiro: await personOf(seiro, ['system_administrator']),
    sekikawa: await personOf(sekikawa, ['system_administrator']),
  };
  await operateAt('2026-11-21', clock('12:00'));
  await agents.start(codes, await personOf(center, ['system_administrator', 'system_management']));
});
afterAll(async () => {
  const running = engine;
  engine = undefined;
  running?.kill('SIGKILL');
  agents?.stop(codes);
  await portal?.stop();
});

const onlineOf = async () =>
  (
    await rows(
      'SELECT o.code FROM operating_nodes n JOIN organizations o ON o.id = n.organization_id WHERE n.online ORDER BY o.code',
    )
  ).map(({ code }) => code);
const stepOf = async (date: string, code: string, kind: string) =>
  (
    await rows(
      'SELECT state, note FROM operating_steps WHERE date = $1 AND node_id = $2 AND kind = $3 ORDER BY round DESC LIMIT 1',
      date,
      nodes.get(code),
      kind,
    )
  )[0];
const all = (...some: string[]) => [...some].sort();

async function extend(date: string): Promise<void> {
  const typed = {
    kind: 'wide-area-issuance',
    date,
    from: '17:00',
    to: '20:00',
    partners: sekikawa,
    reason: '夜間窓口',
  };
  const deadline = new Date(Date.now() + 3_600_000).toISOString();
  const asked = await withActor(actors.seiro, (db) =>
    requestExtension(db, actors.seiro, requestExtensionSchema.parse({ ...typed, deadline })),
  );
  if (!asked.ok) throw new Error(JSON.stringify(asked.problems));
  const [{ id }] = await rows('SELECT id FROM extensions WHERE number = $1', asked.value.number);
  const answered = await withActor(actors.sekikawa, (db) =>
    answerExtension(db, actors.sekikawa, { id, agree: true, comment: '' }),
  );
  if (!answered.ok) throw new Error(JSON.stringify(answered.problems));
}

/** Plays the day; answers what was done: each server's steps, and what ran where how often. */
async function play(date: string) {
  agents.takeJournal();
  agents.set(nagano, 'start', 'slow');
  agents.set(izumozaki, 'start', 'fail');
  await operateAt(date, clock('8:30'));
  // The late prefecture keeps its own town waiting, and nobody else.
  await expect.poll(onlineOf, patient).toEqual(all(center, niigata, seiro, sekikawa));
  await expect
    .poll(() => stepOf(date, izumozaki, 'start'), patient)
    .toEqual({ state: 'failed', note: 'ポートが使用中です' });
  expect((await stepOf(date, town, 'start'))?.state).toBe('waiting');
  agents.set(nagano, 'start', 'slow', false);
  await expect.poll(onlineOf, patient).toEqual(all(center, niigata, nagano, seiro, sekikawa, town));
  agents.set(izumozaki, 'start', 'fail', false);
  const decision = {
    nodeId: idOf<NodeId>(nodes.get(izumozaki) ?? ''),
    date,
    kind: 'start',
    round: 1,
    decision: 'retry',
    reason: '空けた',
  } as const;
  const retried = await withActor(actors.niigata, (db) => decideStep(db, actors.niigata, decision));
  expect(retried).toMatchObject({ ok: true });
  await expect.poll(onlineOf, patient).toEqual(all(...codes));
  await operateAt(date, clock('9:00'));
  // An engine that is killed now takes a moment to come back, and the next time is hours later.
  const counters = async (kind: string, of: readonly string[]) =>
    Promise.all(of.map(async (code) => (await stepOf(date, code, kind))?.state));
  const towns = [seiro, izumozaki, sekikawa, town];
  await expect.poll(() => counters('counter-open', towns), patient).toEqual(towns.map(() => 'done'));
  await extend(date);
  await operateAt(date, clock('17:30'));
  await expect.poll(onlineOf, patient).toEqual(all(center, niigata, seiro, sekikawa));
  await expect.poll(() => rows("SELECT 1 FROM node_agents WHERE operation = 'running'"), patient).toHaveLength(4);
  await expect.poll(() => counters('counter-close', [izumozaki, town]), patient).toEqual(['done', 'done']);
  await operateAt(date, clock('20:00'));
  await expect
    .poll(async () => (await rows('SELECT closed_at FROM operating_days WHERE date = $1', date))[0]?.closed_at, patient)
    .toBeInstanceOf(Date);
  const journal = agents.takeJournal();
  const places = (what: string, ...of: string[]) => of.map((code) => journal.indexOf(`${code} ${what}`));
  // Nation, prefecture, towns; and back.
  const [[nation = 0, first = 0, late = 0], started] = [
    places('start', center, niigata, nagano),
    places('start', seiro, sekikawa, izumozaki),
  ];
  expect(nation).toBe(0);
  expect(Math.min(...started)).toBeGreaterThan(first);
  expect(places('start', town)[0]).toBeGreaterThan(late);
  const [last = 0, upper = 0] = places('stop', center, niigata);
  expect(last).toBe(journal.length - 1);
  expect(Math.max(...places('stop', seiro, sekikawa, izumozaki))).toBeLessThan(upper);
  expect(places('stop', town)[0]).toBeLessThan(places('stop', nagano)[0] ?? 0);
  for (const code of codes) {
    const [daily = 0, stop = 0] = [...places('daily-processing', code), ...places('stop', code)];
    expect(daily).toBeLessThan(stop);
  }
  const steps: Record<string, string[]> = {};
  for (const code of codes) {
    const done = await rows(
      "SELECT kind, round, attempt, coalesce(exception, '') AS exception FROM operating_steps WHERE date = $1 AND node_id = $2 AND state = 'done' ORDER BY kind, round",
      date,
      nodes.get(code),
    );
    steps[code] = done.map(({ kind, round, attempt, exception }) => [kind, round, attempt, exception].join(' '));
  }
  return { ran: journal.toSorted(), steps };
}

it(
  `keeps its order with real agents, and is the same day when the engine is killed ${kills} times`,
  async () => {
    await expect
      .poll(() => rows("SELECT 1 FROM node_agents WHERE operation = 'stopped'"), patient)
      .toHaveLength(codes.length);
    startEngine();
    const quiet = await play('2026-11-24');
    expect(quiet.ran).toHaveLength(codes.length * 3);
    expect(new Set(quiet.ran).size).toBe(quiet.ran.length);
    expect((await doneBy(nodes.get(seiro) ?? '')).at(-1)).toBe('stop');
    left = kills;
    engine?.kill('SIGKILL');
    const killed = await play('2026-11-25');
    expect(killed).toEqual(quiet);
    expect(left).toBe(0);
  },
  (kills + 6) * 60_000,
);
