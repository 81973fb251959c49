import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAs, withSystem } from '@/lib/core/db';
import type { NodeId } from '@/lib/core/ids';
import { sendDueNotifications } from '@/lib/network/alarms/routing/mutations';
import { recordBeat } from '@/lib/network/intake/mutations';
import { judgeNetwork, judgeNews } from '@/lib/network/judgement/mutations';
import { readNation } from '@/lib/network/queries';
import { personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { loadNetworkOfCountry } from '@/tests/support/network';

const run = async (statement: string, ...values: unknown[]) => (await owner().query(statement, values)).rows;
const niigata = "(SELECT id FROM organizations WHERE code = '150002')";
const towns = `kind = 'cs' AND organization_id IN (SELECT id FROM organizations WHERE parent_id = ${niigata})`;

/** Somebody listens, and the judge was here a second ago. */
const hear = () =>
  run("INSERT INTO intakes VALUES ('test', now()) ON CONFLICT (id) DO UPDATE SET beat_at = now()").then(() =>
    run('UPDATE network_sweeps SET swept_at = now(), deaf_since = NULL'),
  );
const deadline = (which: string, interval: string) =>
  run(
    `UPDATE node_agents SET deadline_at = now() + interval '${interval}' WHERE node_id IN (SELECT id FROM nodes WHERE ${which})`,
  );
async function judged() {
  await hear();
  await judgeNetwork();
}
const open = async () =>
  (await run('SELECT key, state, affected FROM alarms WHERE resolved_at IS NULL ORDER BY key')) as {
    key: string;
    affected: number;
  }[];
const stateOf = async (code: string) => (await run('SELECT state, cause FROM nodes WHERE code = $1', code))[0];

beforeAll(async () => {
  await loadNetworkOfCountry();
  await run(
    "INSERT INTO node_agents (node_id, enrolled_at, deadline_at) SELECT id, now(), now() + interval '1 hour' FROM nodes WHERE kind IN ('national_server', 'prefectural_server', 'cs')",
  );
});
beforeEach(async () => {
  await deadline('true', '1 hour');
  await judged();
  await run('DELETE FROM alarms');
});

describe('a town’s server that falls silent', () => {
  it('is shown silent, becomes one alarm, and recovers', async () => {
    await deadline("code = 'CS-153079'", '-1 second');
    await judged();
    expect(await stateOf('CS-153079')).toMatchObject({ state: 'silent' });
    expect(await open()).toEqual([]);
    await run("UPDATE nodes SET state_since = now() - interval '2 minutes' WHERE code = 'CS-153079'");
    await deadline("code = 'CS-153079'", '-2 minutes');
    await judged();
    await judged();
    expect((await open()).map(({ key }) => key.split(':')[0])).toEqual(['silence']);
    await deadline('true', '1 hour');
    await judged();
    expect(await open()).toEqual([]);
    expect(await stateOf('CS-153079')).toMatchObject({ state: 'ok' });
    const events = await run(
      "SELECT kind, to_state FROM network_events WHERE node_id = (SELECT id FROM nodes WHERE code = 'CS-153079') ORDER BY id DESC LIMIT 4",
    );
    expect(events.map(({ kind, to_state }) => `${kind} ${to_state}`).sort()).toEqual(
      ['alarm.opened critical', 'alarm.resolved critical', 'node.state ok', 'node.state silent'].sort(),
    );
  });
});

describe('a look where nothing is new', () => {
  let looks = 0;
  const planned = {
    plannedStops: [
      async () => {
        looks += 1;
        return new Set<NodeId>();
      },
    ],
  };
  const looked = async (): Promise<number> => {
    looks = 0;
    await hear();
    await judgeNews(planned);
    return looks;
  };
  it('reads nothing of the network; a silence, a return and a check that changed are news', async () => {
    await hear();
    await judgeNews();
    expect(await looked()).toBe(0);
    await deadline("code = 'CS-153079'", '-1 second');
    expect(await looked()).toBe(1);
    expect(await stateOf('CS-153079')).toMatchObject({ state: 'silent' });
    await run(
      "UPDATE node_agents SET last_seen_at = now() WHERE node_id = (SELECT id FROM nodes WHERE code = 'CS-153079')",
    );
    await deadline('true', '1 hour');
    expect(await looked()).toBe(1);
    expect(await looked()).toBe(0);
    await run(
      `INSERT INTO check_changes (id, check_id, at, from_state, to_state, flapping, value, detail)
       SELECT gen_random_uuid(), min(id), now(), 'ok', 'ok', false, NULL, '' FROM checks`,
    );
    expect(await looked()).toBe(1);
  });
});

describe('a prefecture’s line that fails', () => {
  it('is one alarm, not thirty, and tells the prefecture and the center', async () => {
    const center = await personOf('JLIS', ['system_management']);
    await deadline(towns, '-10 minutes');
    await judged();
    const alarms = await open();
    expect(alarms.map(({ key, affected }) => [key.split(':')[0], affected])).toEqual([['line', 30]]);
    expect(await stateOf('CS-153079')).toEqual({ state: 'unreachable', cause: 'line' });
    await sendDueNotifications();
    const told = await run(
      "SELECT o.code, e.kind, e.params FROM notification_events e JOIN organizations o ON o.id = e.organization_id WHERE e.target_type = 'alarm' ORDER BY 1",
    );
    expect(told.map(({ code }) => code)).toEqual(['150002', 'JLIS']);
    expect(told[0]?.params).toMatchObject({ subject: '新潟県回線', organization: '新潟県' });
    const nation = await readAs(center, (db) => readNation(db, center));
    expect(nation.prefectures.find(({ code }) => code === '150002')).toMatchObject({
      state: 'critical',
      line: 'critical',
      affected: 30,
      openAlarms: 1,
    });
    await sendDueNotifications();
    expect(await run("SELECT count(*)::int AS n FROM notification_events WHERE target_type = 'alarm'")).toEqual([
      { n: 2 },
    ]);
  });
});

describe('a center that heard nobody', () => {
  it('judges nobody, and gives everybody the whole time again when it hears', async () => {
    await run("UPDATE intakes SET beat_at = now() - interval '2 minutes'");
    await deadline('true', '-10 minutes');
    await judgeNetwork();
    expect(await open()).toEqual([]);
    expect((await run('SELECT deaf_since IS NOT NULL AS deaf FROM network_sweeps'))[0]).toEqual({ deaf: true });
    await run('UPDATE intakes SET beat_at = now()');
    await judgeNetwork();
    expect(await open()).toEqual([]);
    expect(await stateOf('CS-153079')).toMatchObject({ state: 'ok' });
    expect(await run("SELECT min(deadline_at) > now() + interval '1 minute' AS later FROM node_agents")).toEqual([
      { later: true },
    ]);
  });

  it('nor when nobody could listen while the judge was away, too', async () => {
    await run("UPDATE intakes SET beat_at = now() - interval '2 minutes'");
    await run("UPDATE network_sweeps SET swept_at = now() - interval '2 minutes', deaf_since = NULL");
    await deadline('true', '-10 minutes');
    await withSystem('test', (db) => recordBeat(db, 'test'));
    await judgeNetwork();
    expect(await open()).toEqual([]);
  });

  it('but a judge who comes late himself judges: somebody was listening', async () => {
    await hear();
    await run("UPDATE network_sweeps SET swept_at = now() - interval '1 minute'");
    await deadline(towns, '-10 minutes');
    await judgeNetwork();
    expect(await open()).toHaveLength(1);
  });
});

it('two judges at once open one alarm', async () => {
  await deadline(towns, '-10 minutes');
  await hear();
  await Promise.all([judgeNetwork(), judgeNetwork(), judgeNetwork()]);
  expect(await open()).toHaveLength(1);
});
