import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAs } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { readBoard } from '@/lib/operations/board/queries';
import { runDay } from '@/lib/operations/tasks';
import { instantOf } from '@/lib/window/rules';
import { idOf, loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { type Answering, agentsAnswer, createServers, doneBy, operateAt } from '@/tests/support/operations';
import { clock } from '@/tests/support/window';

const center = 'XX0001';
const [niigata, seiro, izumozaki, sekikawa] = ['150002', '153079', '154059', '155811'] as const;
let nodes: ReadonlyMap<string, string>;
const node = (code: string): string => nodes.get(code) ?? '';

beforeAll(async () => {
  await loadCountry();
  const { rows } = await owner().query("SELECT code FROM organizations WHERE kind = 'center'");
  nodes = await createServers(rows[0].code, [seiro, izumozaki, sekikawa]);
  nodes = new Map([...nodes, [center, nodes.get(rows[0].code) ?? '']]);
});

/** Each test has a business day of its own. */
const days = [
  '2026-11-24',
  '2026-11-25',
  '2026-11-26',
  '2026-11-27',
  '2026-11-30',
  '2026-12-01',
  '2026-12-02',
  '2026-12-03',
  '2026-12-04',
];
let date = '';
beforeEach(() => {
  date = days.shift() ?? '';
});

/** The engine and the agents, until nothing happens any more at this time; the commands in the order in which they were given. */
async function settle(time: string, answering: Answering = {}): Promise<string[]> {
  await operateAt(date, clock(time));
  const given: string[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    const changed = await runDay();
    const answered = await agentsAnswer(answering);
    given.push(...answered);
    if (!changed && answered.length === 0) break;
  }
  const codes = new Map([...nodes].map(([code, id]) => [id, code]));
  return given.map((one) => one.replace(/^\S+/, (id) => codes.get(id) ?? id));
}

async function stateOf(code: string) {
  const { rows } = await owner().query(
    'SELECT up, online, counter_open, wanted_up, excuse FROM operating_nodes WHERE node_id = $1',
    [node(code)],
  );
  return rows[0];
}
const stepsOf = async (code: string, kind: string) =>
  (
    await owner().query(
      'SELECT state, exception, note, attempt, round FROM operating_steps WHERE date = $1 AND node_id = $2 AND kind = $3 ORDER BY round',
      [date, node(code), kind],
    )
  ).rows;

/** Who holds the day up, at which step, and how many steps wait for it. */
async function holdUps() {
  const reader = await personOf(niigata);
  const board = await readAs(reader, (db) => readBoard(db, reader));
  return board.holdUps.map(({ organizationName, kind, waiting }) => [organizationName, kind, waiting]);
}

describe('an ordinary day', () => {
  it('starts from the nation down, and stops from the towns up, daily processing before it', async () => {
    expect(await settle('8:29')).toEqual([]);
    const started = await settle('8:30');
    expect(started.slice(0, 2)).toEqual([`${center} start`, `${niigata} start`]);
    expect(started.slice(2).sort()).toEqual([`${seiro} start`, `${izumozaki} start`, `${sekikawa} start`].sort());
    expect(await stateOf(seiro)).toMatchObject({ up: true, online: true, counter_open: false, wanted_up: true });
    await settle('9:00');
    expect(await stateOf(seiro)).toMatchObject({ counter_open: true });
    const ended = await settle('17:30');
    expect(ended.slice(0, 5).every((one) => one.endsWith('daily-processing'))).toBe(true);
    expect(ended.slice(-2)).toEqual([`${niigata} stop`, `${center} stop`]);
    expect(await stateOf(center)).toMatchObject({ up: false, online: false, wanted_up: false });
    const { rows } = await owner().query('SELECT closed_at FROM operating_days WHERE date = $1', [date]);
    expect(rows[0].closed_at).not.toBeNull();
    expect(await settle('20:00')).toEqual([]);
  });
});

describe('what is late or fails', () => {
  it('holds up only what depends on it, and is excused after a while in the evening', async () => {
    const started = await settle('8:30', { failing: { [node(izumozaki)]: 'start' } });
    expect(started).toHaveLength(5);
    expect(await stepsOf(izumozaki, 'start')).toMatchObject([
      { state: 'failed', note: 'ポートが使用中です', attempt: 1 },
    ]);
    expect(await stateOf(sekikawa)).toMatchObject({ online: true });
    expect(await stateOf(izumozaki)).toMatchObject({ up: false, online: false, wanted_up: true });
    await settle('9:00');
    expect(await stepsOf(izumozaki, 'counter-open')).toMatchObject([{ state: 'waiting' }]);
    await settle('17:30', { silent: [node(seiro)] });
    expect(await stateOf(niigata)).toMatchObject({ up: true, online: false });
    await operateAt(date, clock('17:33'));
    expect(await holdUps()).toContainEqual(['聖籠町', 'daily-processing', 1]);
    await owner().query("UPDATE node_agents SET last_seen_at = now() - interval '11 minutes' WHERE node_id = $1", [
      node(seiro),
    ]);
    await owner().query("UPDATE nodes SET state = 'silent' WHERE id = $1", [node(seiro)]);
    await settle('17:41', { silent: [node(seiro)] });
    expect(await stateOf(seiro)).toMatchObject({ up: true, excuse: 'silent' });
    expect(await stateOf(center)).toMatchObject({ up: false });
    await owner().query("UPDATE nodes SET state = 'ok' WHERE id = $1", [node(seiro)]);
    await owner().query('UPDATE node_agents SET last_seen_at = now()');
    await settle('17:50');
    expect(await stateOf(seiro)).toMatchObject({ up: false, excuse: null });
  });

  it('a prefecture that does not start keeps its towns, and nobody else, waiting', async () => {
    const started = await settle('8:30', { failing: { [node(niigata)]: 'start' } });
    expect(started).toEqual([`${center} start`, `${niigata} start`]);
    expect(await stepsOf(seiro, 'start')).toMatchObject([{ state: 'waiting' }]);
    await operateAt(date, clock('8:33'));
    expect(await holdUps()).toEqual([['新潟県', 'start', 3]]);
    // Somebody starts it at the server; the agent sees it.
    await owner().query(
      "UPDATE node_agents SET operation = 'running', last_seen_at = now() + interval '5 minutes' WHERE node_id = $1",
      [node(niigata)],
    );
    expect(await settle('8:50')).toHaveLength(3);
    expect(await stepsOf(niigata, 'start')).toMatchObject([{ state: 'done', exception: 'by-hand' }]);
    await settle('17:40');
  });
});

async function extend(to: string, towns: readonly string[]): Promise<string> {
  const author = await personOf(seiro);
  const id = newId();
  const ids = await Promise.all(towns.map(idOf));
  await owner().query(
    `INSERT INTO extensions (id, kind, organization_id, date, from_minute, to_minute, reason, state, deadline, settled_at, concerned_ids, created_by, created_at)
     VALUES ($1, 'wide-area-issuance', $2, $3, 1020, $4, '夜間窓口', 'agreed', now(), now(), $5, $6, now())`,
    [id, await idOf(seiro), date, clock(to), ids, author.userId],
  );
  await owner().query(`INSERT INTO extension_effects VALUES ($1, 'wide-area-issuance', $2, 1020, $3, $4, $5)`, [
    id,
    date,
    clock(to),
    ids,
    [await idOf(niigata)],
  ]);
  return id;
}

describe('an extension that two towns agree on', () => {
  it('keeps both, their prefecture and the nation up, and nobody else', async () => {
    await settle('8:30');
    await settle('9:00');
    await extend('20:00', [seiro, sekikawa]);
    const evening = await settle('17:30');
    expect(evening).toEqual([`${izumozaki} daily-processing`, `${izumozaki} stop`]);
    expect(await stateOf(niigata)).toMatchObject({ up: true, online: true });
    expect(await settle('20:00')).toHaveLength(8);
    expect(await stateOf(center)).toMatchObject({ up: false });
    const { rows } = await owner().query('SELECT version FROM operating_plans WHERE date = $1 ORDER BY version', [
      date,
    ]);
    expect(rows.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('starts them again, tiers above first, when it comes after the stop', async () => {
    await settle('8:30');
    await settle('17:30');
    await extend('20:00', [seiro, sekikawa]);
    const again = await settle('18:00');
    expect(again.slice(0, 2)).toEqual([`${center} start`, `${niigata} start`]);
    expect(again.slice(2).sort()).toEqual([`${seiro} start`, `${sekikawa} start`].sort());
    await settle('20:00');
    expect(await doneBy(node(seiro)).then((steps) => steps.slice(-4))).toEqual([
      'start 2',
      'online-end 2',
      'daily-processing 2',
      'stop 2',
    ]);
  });

  it('that is withdrawn before it begins is as if it had never been', async () => {
    await settle('8:30');
    const id = await extend('20:00', [seiro, sekikawa]);
    await settle('12:00');
    await owner().query('DELETE FROM extension_effects WHERE extension_id = $1', [id]);
    await settle('17:30');
    expect(await stateOf(center)).toMatchObject({ up: false });
  });
});

it('a stop over the start that is planned or cancelled in the early morning moves the day', async () => {
  expect(await settle('8:00')).toEqual([]);
  const [from, to] = [instantOf(date, clock('6:00')), instantOf(date, clock('8:45'))];
  await owner().query(
    `INSERT INTO planned_stops (id, title, node_id, starts_at, ends_at, reason, organization_id, created_at)
     VALUES ($1, '保守', $2, $3, $4, '保守', $5, now())`,
    [newId(), node(seiro), from, to, await idOf(seiro)],
  );
  expect(await settle('8:30')).not.toContain(`${seiro} start`);
  expect(await stateOf(sekikawa)).toMatchObject({ online: true });
  await owner().query('UPDATE planned_stops SET cancelled_at = now(), version = version + 1');
  expect(await settle('8:31')).toEqual([`${seiro} start`]);
  await settle('17:30');
});
