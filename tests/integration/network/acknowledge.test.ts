import { beforeAll, expect, it } from 'vitest';
import { readAs } from '@/lib/core/db';
import '@/lib/network/alarms/actions';
import { listAlarms, readAlarm } from '@/lib/network/alarms/queries';
import { owner } from '@/tests/support/database';
import { insertAlarm } from '@/tests/support/domains/network';
import { accepted, type Fixture, loadFixture, problemOf, send } from '@/tests/support/inquiries';
import { unchanged } from '@/tests/support/unchanged';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const acknowledge = (who: keyof Fixture, alarmId: string, comment = '現地で確認中') =>
  send(fixture[who], 'alarm.acknowledge', { alarmId, comment });

const rowOf = async (id: string) => (await owner().query('SELECT * FROM alarms WHERE id = $1', [id])).rows[0];

it("a town acknowledges its server's alarm, with a word, a line of its timeline and an audit row", async () => {
  const alarmId = await insertAlarm(fixture.town);
  accepted(await acknowledge('town', alarmId));
  const row = await rowOf(alarmId);
  expect(row).toMatchObject({
    state: 'acknowledged',
    acknowledged_by: fixture.town.userName,
    acknowledged_by_organization_id: fixture.town.organizationId,
    comment: '現地で確認中',
  });
  const seen = await readAs(fixture.prefecture, (db) => readAlarm(db, fixture.prefecture, row.number));
  expect(seen?.entries).toMatchObject([
    { kind: 'acknowledged', userName: fixture.town.userName, detail: '現地で確認中' },
  ]);
  const { rows } = await owner().query('SELECT event, actor_user_id FROM audit_entries WHERE target_id = $1', [
    alarmId,
  ]);
  expect(rows).toEqual([{ event: 'alarm.acknowledged', actor_user_id: fixture.town.userId }]);
});

it('of two who acknowledge at once one is told of the conflict', async () => {
  const alarmId = await insertAlarm(fixture.town);
  const results = await Promise.all([acknowledge('town', alarmId), acknowledge('prefecture', alarmId)]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter(({ ok }) => !ok).map(problemOf)).toEqual(['conflict']);
});

it.each([
  ['another town', 'neighbour', 'notFound'],
  ['its own staff who run no server', 'townStaff', 'denied'],
] as const)('%s: refused, nothing changed', async (_, who, problem) => {
  const alarmId = await insertAlarm(fixture.town);
  expect(problemOf(await unchanged(() => acknowledge(who, alarmId)))).toBe(problem);
});

it('without a word: refused', async () => {
  const alarmId = await insertAlarm(fixture.town);
  expect(problemOf(await unchanged(() => acknowledge('town', alarmId, ' ')))).toBe('tooShort comment');
});

it('the inquiry of an alarm is one for all, and its clock runs', async () => {
  const alarmId = await insertAlarm(fixture.town);
  const { number } = await rowOf(alarmId);
  const results = await Promise.all([0, 1].map(() => send(fixture.town, 'alarm.open-ticket', { number })));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const { rows } = await owner().query(
    `SELECT t.urgency::text, t.subject <> '' AS said, s.desk_organization_id = t.holder_organization_id AS "atItsDesk",
       s.first_response_due > s.started_at AS "hasTargets"
     FROM alarms a JOIN tickets t ON t.id = a.ticket_id LEFT JOIN ticket_targets s ON s.ticket_id = t.id WHERE a.id = $1`,
    [alarmId],
  );
  expect(rows).toEqual([{ urgency: 'urgent', said: true, atItsDesk: true, hasTargets: true }]);
});

it('the list is filtered by state and severity and shows nothing of another town', async () => {
  const alarmId = await insertAlarm(fixture.town);
  const list = (who: keyof Fixture, filter: object) =>
    readAs(fixture[who], (db) => listAlarms(db, fixture[who], { page: 1, ...filter }));
  const idsIn = ({ rows }: Awaited<ReturnType<typeof list>>) => rows.map(({ id }) => id);
  expect(idsIn(await list('town', { state: 'open', severity: 'critical' }))).toContain(alarmId);
  expect(idsIn(await list('town', { state: 'resolved' }))).not.toContain(alarmId);
  expect(idsIn(await list('town', { severity: 'warning' }))).not.toContain(alarmId);
  expect(await list('neighbour', {})).toEqual({ rows: [], total: 0 });
});
