import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '@/lib/core/clock';
import { readAs, withSystem } from '@/lib/core/db';
import { listFiles } from '@/lib/files/queries';
import { inheritIncidents } from '@/lib/incidents/ended/mutations';
import { getIncident } from '@/lib/incidents/queries';
import { owner } from '@/tests/support/database';
import {
  announcement,
  finalReport,
  incidentOf,
  openIncident,
  opening,
  reportAll,
  reportPhase,
} from '@/tests/support/incidents';
import { accepted, ask, type Fixture, loadFixture, problemOf, send, upload } from '@/tests/support/inquiries';

let people: Fixture;
/** A working day's noon: at night what is not urgent waits. */
const noon = new Date('2026-11-27T12:00:00+09:00');
beforeAll(async () => {
  people = await loadFixture();
  setClock(noon);
});
afterAll(() => setClock(undefined));

const rowOf = async (number: number) =>
  (await owner().query('SELECT * FROM incidents WHERE number = $1', [number])).rows[0];
const seenBy = (name: keyof Fixture, number: number) =>
  readAs(people[name], (db) => getIncident(db, people[name], number));
const toldOf = async (id: string, kind: string) =>
  (
    await owner().query(
      `SELECT DISTINCT o.code FROM notification_events n JOIN organizations o ON o.id = n.organization_id
       WHERE target_id = $1 AND n.kind = $2 ORDER BY 1`,
      [id, `incident.${kind}`],
    )
  ).rows.map(({ code }) => code);
const waitingOf = async (number: number) =>
  (
    await owner().query(
      'SELECT code FROM organizations WHERE id = ANY ((SELECT waiting_ids FROM incidents WHERE number = $1)::uuid[]) ORDER BY code',
      [number],
    )
  ).rows.map(({ code }) => code);

describe('an incident through three lanes and four phases', () => {
  it('is led from one body to the next, announced to all and closed by its review', async () => {
    const { town, prefecture, operator } = people;
    const number = await openIncident(town);
    const { id } = await incidentOf(number);
    expect(await toldOf(id, 'opened')).toEqual(['150002']);
    expect([await waitingOf(number), await seenBy('operator', number)]).toEqual([['153079'], null]);
    expect(problemOf(await reportPhase(prefecture, number, 1))).toBe('incidents.notYet');
    accepted(await reportPhase(town, number, 1));
    expect(await waitingOf(number)).toEqual(['150002', '153079']);
    accepted(await reportPhase(prefecture, number, 1));
    expect(await waitingOf(number)).toEqual(['153079', 'SOUMU']);
    expect(await seenBy('operator', number)).not.toBeNull();
    accepted(await reportPhase(operator, number, 1));
    for (const phase of [2, 3])
      for (const actor of [town, prefecture, operator]) accepted(await reportPhase(actor, number, phase));
    for (const actor of [town, prefecture]) accepted(await reportPhase(actor, number, 4));
    expect(problemOf(await reportPhase(operator, number, 4))).toBe('required announceTitle');
    accepted(await reportPhase(operator, number, 4, announcement));
    const { article_number } = await rowOf(number);
    const { rows } = await owner().query(
      "SELECT a.title, c.code FROM articles a JOIN article_categories c ON c.id = a.category_id WHERE a.number = $1 AND a.state = 'published'",
      [article_number],
    );
    expect(rows).toEqual([{ title: '中間サーバーの復旧', code: '05' }]);
    const review = { cause: '電源', lessons: '二重化が要る', prevention: '点検' };
    expect(problemOf(await send(town, 'incident.review', { ...(await incidentOf(number)), ...review }))).toBe(
      'incidents.finalFirst',
    );
    accepted(await send(town, 'incident.revise', { ...(await incidentOf(number)), ...finalReport }));
    accepted(await send(town, 'incident.review', { ...(await incidentOf(number)), ...review }));
    expect(await rowOf(number)).toMatchObject({ state: 'closed', revision: 2, report_kind: 'final', waiting_ids: [] });
    expect(await toldOf(id, 'closed')).toEqual(['150002', 'SOUMU']);
    const detail = await seenBy('prefecture', number);
    expect(detail?.entries.filter(({ kind }) => kind === 'reported')).toHaveLength(12);
    expect(problemOf(await reportPhase(town, number, 1))).toBe('incidents.closed');
  });

  it('not theirs alone: the operator is in it at once, and recovery waits for it', async () => {
    const { town, prefecture, operator } = people;
    const number = await openIncident(town);
    accepted(await reportPhase(town, number, 1));
    accepted(await send(town, 'incident.escalate', { ...(await incidentOf(number)), text: '原因が外にあります' }));
    expect(await seenBy('operator', number)).not.toBeNull();
    accepted(await reportPhase(town, number, 2));
    accepted(await reportPhase(town, number, 3));
    expect(problemOf(await reportPhase(town, number, 4))).toBe('incidents.notYet');
    for (const phase of [1, 2, 3])
      for (const actor of [prefecture, operator]) accepted(await reportPhase(actor, number, phase));
    accepted(await reportPhase(town, number, 4));
  });

  it('of two reports of one phase at once one counts', async () => {
    const number = await openIncident(people.town);
    const fields = { ...(await incidentOf(number)), phase: '1', text: '確認' };
    const outcomes = await Promise.all([1, 2].map(() => send(people.town, 'incident.report_phase', fields)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await rowOf(number)).done1).toBe(1);
  });

  it('a report posted twice is one revision', async () => {
    const number = await openIncident(people.town);
    const fields = { ...(await incidentOf(number)), ...finalReport, kind: 'follow_up' };
    const outcomes = await Promise.all([1, 2].map(() => send(people.town, 'incident.revise', fields)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await rowOf(number)).revision).toBe(2);
  });
});

it('is led by whoever the body chose: a national body, and no other town in its name', async () => {
  const refused = await send(people.town, 'incident.open', { ...opening, lane2Kind: 'ministry', lane2Code: '155811' });
  expect(problemOf(refused)).toBe('incidents.noAgency lane2Code');
  const number = await openIncident(people.town, { lane2Kind: 'collector', lane2Code: 'NB0001' });
  expect(await toldOf((await incidentOf(number)).id, 'opened')).toEqual(['NB0001']);
  expect([await seenBy('prefecture', number), await seenBy('operator', number)]).toEqual([null, null]);
});

it('nothing has happened yet that is to come', async () => {
  const changes = { ...opening, occurredAt: '2026-11-27T12:01', recoveredAt: '2026-11-28T12:00' };
  const sent = await send(people.town, 'incident.open', changes);
  expect(sent).toMatchObject({ ok: false, problems: [{ field: 'occurredAt' }, { field: 'recoveredAt' }] });
});

describe('what is urgent', () => {
  it('is told by telephone first, and then to the operator at once', async () => {
    expect(problemOf(await send(people.town, 'incident.open', { ...opening, urgent: 'true' }))).toBe(
      'incidents.callFirst callTo',
    );
    const call = { urgent: 'true', callTo: '総務省', callAt: '2026-11-20T09:05', callReached: 'yes' };
    const number = await openIncident(people.town, call);
    const detail = await seenBy('operator', number);
    expect(detail?.entries.map(({ kind }) => kind)).toEqual(['opened', 'called']);
    expect(await toldOf((await incidentOf(number)).id, 'opened')).toEqual(['150002', 'SOUMU']);
  });

  it('what is not waits at night, once, until the morning', async () => {
    setClock(new Date('2026-11-27T23:00:00+09:00'));
    const number = await openIncident(people.town).finally(() => setClock(noon));
    const { id } = await incidentOf(number);
    expect(await toldOf(id, 'opened')).toEqual([]);
    const { rows } = await owner().query(
      `SELECT j.payload, j.run_at FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = 'incidents.tell' AND j.payload->>'id' = $1`,
      [id],
    );
    expect(rows[0].run_at).toEqual(new Date('2026-11-28T08:00:00+09:00'));
    const { tellInTheMorning } = await import('@/lib/incidents/notifications/mutations');
    await tellInTheMorning(rows[0].payload);
    await tellInTheMorning(rows[0].payload);
    const { rows: told } = await owner().query('SELECT 1 FROM notification_events WHERE target_id = $1', [id]);
    expect(told).toHaveLength(1);
  });
});

it('a leak owes the commission two reports, whose deadlines run until they are made', async () => {
  const number = await openIncident(people.town, { leak: 'true' });
  const before = await seenBy('town', number);
  expect(before?.duties.map(({ stage, dueAt }) => [stage, dueAt])).toEqual([
    ['preliminary', new Date('2026-11-25T09:00:00+09:00')],
    ['final', new Date('2026-12-21T09:00:00+09:00')],
  ]);
  const duty = {
    authority: 'privacy_commission',
    stage: 'preliminary',
    doneAt: '2026-11-21T10:00',
    reference: '受付 123',
  };
  const send1 = async (by: keyof Fixture) =>
    send(people[by], 'incident.record_duty', { ...(await incidentOf(number)), ...duty });
  expect(problemOf(await send1('neighbour'))).toBe('notFound');
  accepted(await send1('town'));
  expect(problemOf(await send1('town'))).toBe('incidents.dutyDone');
  expect((await seenBy('town', number))?.dutyDueAt).toEqual(new Date('2026-12-21T09:00:00+09:00'));
});

it('what an addressed town has not confirmed when it ends, its successor confirms', async () => {
  const number = await openIncident(people.town);
  const address = { codes: '154059', request: '影響を調べてください', mayAnswer: 'true' };
  accepted(await send(people.town, 'incident.address', { ...(await incidentOf(number)), ...address }));
  const { id } = await incidentOf(number);
  const [from, to] = [people.neighbour.organizationId, people.otherPrefecture.organizationId];
  expect(problemOf(await send(people.otherPrefecture, 'incident.confirm', { id }))).toBe('notFound');
  await withSystem('test', (db) => inheritIncidents(db, { from, to, on: '2026-12-01' }));
  accepted(await send(people.otherPrefecture, 'incident.confirm', { id }));
  const addressees = (await seenBy('town', number))?.addressees ?? [];
  expect(Object.fromEntries(addressees.map(({ code, confirmedAt }) => [code, confirmedAt !== null]))).toEqual({
    '154059': false,
    [people.otherPrefecture.organizationCode]: true,
  });
});

it('two towns are addressed, see it from then on, confirm and answer; a third sees nothing', async () => {
  const number = await openIncident(people.town);
  expect(await seenBy('neighbour', number)).toBeNull();
  const address = { codes: '154059 155811', request: '影響を調べてください', mayAnswer: 'true' };
  accepted(await send(people.town, 'incident.address', { ...(await incidentOf(number)), ...address }));
  const { id } = await incidentOf(number);
  expect(await toldOf(id, 'addressed')).toEqual(['154059', '155811']);
  accepted(await send(people.neighbour, 'incident.confirm', { id }));
  expect(problemOf(await send(people.neighbour, 'incident.confirm', { id }))).toBe('incidents.confirmed');
  const fileIds = [await upload(people.neighbour)];
  accepted(await send(people.neighbour, 'incident.answer', { id, text: '影響はありません', fileIds }));
  const detail = await seenBy('neighbour', number);
  expect(detail?.addressees.map(({ code, confirmedAt }) => [code, confirmedAt !== null])).toEqual([
    ['154059', true],
    ['155811', false],
  ]);
  // What is attached to an answer is read by all who see the incident, whoever is addressed later among them.
  const readBy = async (who: keyof typeof people) => (await readAs(people[who], (db) => listFiles(db, fileIds))).length;
  expect([await readBy('town'), await readBy('prefecture'), await readBy('otherPrefecture')]).toEqual([1, 1, 0]);
  expect(await seenBy('otherPrefecture', number)).toBeNull();
  const later = { codes: people.otherPrefecture.organizationCode };
  accepted(await send(people.town, 'incident.address', { ...(await incidentOf(number)), ...later }));
  expect(await readBy('otherPrefecture')).toBe(1);
  // What is owed to authorities is the lanes' business.
  expect(detail?.duties).toEqual([]);
  expect(problemOf(await reportPhase(people.neighbour, number, 1))).toBe('denied');
});

it('links what the actor sees; of somebody else’s inquiry the incident shows the number only', async () => {
  const { number: ticket } = await ask(people.town);
  const number = await openIncident(people.town, { tickets: ticket });
  expect((await seenBy('town', number))?.links).toMatchObject([
    { kind: 'ticket', number: ticket, title: expect.stringContaining('住民票') },
  ]);
  accepted(await send(people.town, 'incident.address', { ...(await incidentOf(number)), codes: '154059' }));
  expect((await seenBy('neighbour', number))?.links).toEqual([{ kind: 'ticket', number: ticket, title: '' }]);
  const unseen = { ...(await incidentOf(number)), kind: 'alarm', numbers: '99999' };
  expect(problemOf(await send(people.town, 'incident.link', unseen))).toBe('incidents.unknownLink numbers');
});

it('stays closed to further reviews', async () => {
  const { id } = await reportAll(people);
  const review = { cause: '電源', lessons: '二重化', prevention: '点検' };
  const { rows } = await owner().query('SELECT number FROM incidents WHERE id = $1', [id]);
  const send1 = async () => send(people.town, 'incident.review', { ...(await incidentOf(rows[0].number)), ...review });
  accepted(await send1());
  expect(problemOf(await send1())).toBe('incidents.closed');
});
