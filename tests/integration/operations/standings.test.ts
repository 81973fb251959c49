import { beforeAll, expect, it } from 'vitest';
import { withSystem } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { judgeNetwork } from '@/lib/network/judgement/mutations';
import { listDeviations, listPlannedStops } from '@/lib/operations/standings/queries';
import { runDay } from '@/lib/operations/tasks';
import { idOf, loadCountry } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { agentsAnswer, createServers, operateAt } from '@/tests/support/operations';
import { clock } from '@/tests/support/window';

const date = '2026-11-24';
const seiro = '153079';
let nodes: ReadonlyMap<string, string>;
const node = (code: string): string => nodes.get(code) ?? '';
const run = async (statement: string, ...values: unknown[]) => (await owner().query(statement, values)).rows;

beforeAll(async () => {
  await loadCountry();
  const [{ code }] = await run("SELECT code FROM organizations WHERE kind = 'center'");
  nodes = await createServers(code, [seiro, '154059']);
  await run('UPDATE network_settings SET confirm_seconds = 1');
});

/** The day at a time, with agents that are heard. */
async function settle(time: string, failing: Record<string, string> = {}): Promise<void> {
  await operateAt(date, clock(time));
  for (let turn = 0; turn < 12; turn += 1) {
    const changed = await runDay();
    const answered = await agentsAnswer({ failing });
    if (!changed && answered.length === 0) break;
  }
}
/** Alarms that are open, `<kind> <organization>`, when everybody but `silent` is heard. */
async function alarms(silent: readonly string[] = []): Promise<string[]> {
  await run("UPDATE node_agents SET deadline_at = now() + interval '1 hour', last_seen_at = now()");
  await run(
    "UPDATE node_agents SET deadline_at = now() - interval '3 minutes' WHERE node_id = ANY ($1)",
    silent.map(node),
  );
  await run("UPDATE nodes SET state_since = now() - interval '3 minutes'");
  await run("INSERT INTO intakes VALUES ('test', now()) ON CONFLICT (id) DO UPDATE SET beat_at = now()");
  await run('UPDATE network_sweeps SET swept_at = now(), deaf_since = NULL');
  for (let turn = 0; turn < 2; turn += 1)
    await judgeNetwork({ plannedStops: [listPlannedStops], deviations: [listDeviations] });
  const rows = await run(
    'SELECT a.key, a.detail, o.code FROM alarms a JOIN organizations o ON o.id = a.organization_id WHERE a.resolved_at IS NULL ORDER BY a.key',
  );
  return rows.map(({ key, detail, code }) => [key.split(':')[0], code, detail].filter(Boolean).join(' '));
}
const stateOf = async (code: string) => (await run('SELECT state FROM nodes WHERE id = $1', node(code)))[0].state;

it('a server that falls silent in its hours is an alarm; stopped as planned it is none', async () => {
  await settle('8:30');
  expect(await alarms()).toEqual([]);
  expect(await alarms([seiro])).toEqual([`silence ${seiro}`]);
  await settle('17:30');
  expect(await alarms([seiro])).toEqual([]);
  expect(await stateOf(seiro)).toBe('stopped');
  expect(await stateOf('154059')).toBe('ok');
});

it('a server that runs against the plan is an alarm, until it is stopped', async () => {
  await run("UPDATE node_agents SET operation = 'running', operation_since = now() WHERE node_id = $1", node(seiro));
  expect(await alarms()).toEqual([`plan ${seiro} up`]);
  await run("UPDATE node_agents SET operation = 'stopped' WHERE node_id = $1", node(seiro));
  expect(await alarms()).toEqual([]);
});

it('a server that does not start is an alarm; started by hand, none', async () => {
  await operateAt('2026-11-25', clock('8:30'));
  for (let turn = 0; turn < 8; turn += 1) {
    await runDay();
    await agentsAnswer({ failing: { [node(seiro)]: 'start' } });
  }
  expect(await alarms()).toEqual([`plan ${seiro} down`]);
  await run(
    "UPDATE node_agents SET operation = 'running', last_seen_at = now() + interval '5 minutes' WHERE node_id = $1",
    node(seiro),
  );
  await runDay();
  expect(await alarms()).toEqual([]);
});

it('a server in a planned stop is no alarm, observed as ever', async () => {
  await run(
    `INSERT INTO planned_stops (id, title, node_id, services, starts_at, ends_at, reason, organization_id, created_at)
     VALUES ($1, '増設', $2, '{}', '2026-11-25T13:00+09', '2026-11-25T14:00+09', '', $3, now())`,
    newId(),
    node(seiro),
    await idOf(seiro),
  );
  await operateAt('2026-11-25', clock('13:00'));
  for (let turn = 0; turn < 8; turn += 1) {
    await runDay();
    await agentsAnswer();
  }
  expect(await withSystem('test', listPlannedStops)).toContain(node(seiro));
  expect(await alarms([seiro])).toEqual([]);
  expect(await stateOf(seiro)).toBe('stopped');
  await operateAt('2026-11-25', clock('14:00'));
  for (let turn = 0; turn < 8; turn += 1) {
    await runDay();
    await agentsAnswer();
  }
  expect(await stateOf(seiro)).toBe('stopped');
  expect(await alarms([seiro])).toEqual([`silence ${seiro}`]);
});
