import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '@/lib/core/clock';
import { readAs, withSystem } from '@/lib/core/db';
import { getCase, listConsultations } from '@/lib/statistics/disclosure/cases/queries';
import { countUnset, listRecords } from '@/lib/statistics/disclosure/records/queries';
import { inheritDisclosures } from '@/lib/statistics/ended/mutations';
import { owner } from '@/tests/support/database';
import {
  coded,
  confirmation,
  consulted,
  openCase,
  registerRecord,
  request,
  rowOf,
  step,
} from '@/tests/support/disclosures';
import { accepted, type Fixture, loadFixture, problemOf, send } from '@/tests/support/inquiries';

let people: Fixture;
beforeAll(async () => {
  people = await loadFixture();
  setClock(new Date('2026-11-27T12:00:00+09:00'));
});
afterAll(() => setClock(undefined));

const seenBy = (name: keyof Fixture, number: number) => readAs(people[name], (db) => getCase(db, people[name], number));
const eventsOf = async (number: number) =>
  (
    await owner().query(
      "SELECT event FROM audit_entries WHERE target_type = 'disclosure_case' AND after::jsonb->>'number' = $1 ORDER BY id",
      [String(number)],
    )
  ).rows.map(({ event }) => event.replace('disclosure_case.', ''));
const decision = { decision: 'full', decidedOn: '2026-11-20' };

describe('a request', () => {
  it('goes from its receipt to the hand-over, in order, each step in the log', async () => {
    const { center, centerColleague } = people;
    const number = await openCase(centerColleague, { register: 'identification', requestWay: 'post' });
    expect((await seenBy('center', number))?.dueOn).toBe('2026-12-10');
    expect(problemOf(await step(centerColleague, number, 'decide', decision))).toBe('statistics.wrongStep');
    accepted(await step(centerColleague, number, 'confirm', confirmation));
    accepted(await step(centerColleague, number, 'decide', decision));
    const delivery = { deliveredOn: '2026-11-21', receiptWay: 'post', form: 'other' };
    expect(problemOf(await step(centerColleague, number, 'deliver', delivery))).toBe('statistics.notAgreed form');
    accepted(await step(centerColleague, number, 'deliver', { ...delivery, form: 'writing' }));
    expect(await rowOf(number)).toMatchObject({ state: 'delivered', decision: 'full', receipt_way: 'post' });
    expect(problemOf(await step(centerColleague, number, 'withdraw', {}))).toBe('statistics.wrongStep');
    expect(await eventsOf(number)).toEqual(['opened', 'confirmed', 'decided', 'delivered']);
    expect(center.organizationId).toBe(centerColleague.organizationId);
  });

  it('is handed over in another form than writing to whoever agreed to it', async () => {
    const number = await openCase(people.centerColleague, { register: 'identification', agreedToOther: 'true' });
    accepted(await step(people.centerColleague, number, 'confirm', confirmation));
    accepted(await step(people.centerColleague, number, 'decide', decision));
    const delivery = { deliveredOn: '2026-11-21', receiptWay: 'visit', form: 'other' };
    accepted(await step(people.centerColleague, number, 'deliver', delivery));
  });

  it('is received by whom the law names', async () => {
    const here = { ...request, register: 'identification' };
    expect(problemOf(await send(people.town, 'disclosure_case.open', here))).toBe(
      'statistics.notReceivedHere register',
    );
    const linkage = await send(people.centerColleague, 'disclosure_case.open', request);
    expect(problemOf(linkage)).toBe('statistics.notReceivedHere register');
    const future = await send(people.town, 'disclosure_case.open', { ...request, receivedOn: '2026-11-28' });
    expect(problemOf(future)).toBe('statistics.inFuture receivedOn');
  });

  it('is its body’s alone', async () => {
    const number = await openCase(people.town);
    for (const who of ['neighbour', 'prefecture', 'center', 'operator'] as const) {
      expect(await seenBy(who, number)).toBeNull();
    }
    expect(problemOf(await step(people.neighbour, number, 'confirm', confirmation))).toBe('notFound');
    expect(problemOf(await step(people.townAuditor, number, 'confirm', confirmation))).toBe('denied');
    expect((await rowOf(number)).state).toBe('received');
  });

  it('has its term extended once, within it', async () => {
    const number = await openCase(people.town);
    const extension = { dueOn: '2027-01-10', extensionReason: '照会の回答を待つため' };
    expect(problemOf(await step(people.town, number, 'extend', { ...extension, dueOn: '2026-12-10' }))).toBe(
      'statistics.dueTooEarly dueOn',
    );
    accepted(await step(people.town, number, 'extend', extension));
    expect(problemOf(await step(people.town, number, 'extend', { ...extension, dueOn: '2027-02-10' }))).toBe(
      'statistics.alreadyExtended',
    );
    const late = await openCase(people.town, { receivedOn: '2026-10-01' });
    expect(problemOf(await step(people.town, late, 'extend', extension))).toBe('statistics.extensionLate');
  });

  it('of two people who confirm at once one does', async () => {
    const number = await openCase(people.town);
    const fields = { ...(await rowOf(number)), ...confirmation };
    const { id, version } = fields;
    const sent = { id, version: String(version), ...confirmation };
    const outcomes = await Promise.all([1, 2].map(() => send(people.town, 'disclosure_case.confirm', sent)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('a record with a code', () => {
  it('is decided on after the body that set the code has said why, freely', async () => {
    const { town, neighbour } = people;
    const { number, record, id } = await consulted(people);
    const refusal = { ...decision, decision: 'refused', decisionReason: '不開示情報', withheldIds: [record.id] };
    expect(problemOf(await step(town, number, 'decide', refusal))).toBe('statistics.unanswered decision');
    const [asked] = await readAs(neighbour, (db) => listConsultations(db, neighbour));
    expect(asked).toMatchObject({ reference: record.reference, ownReason: coded.codeReason, askingName: '聖籠町' });
    // The question is all that the body that set the code sees of the request.
    expect(await seenBy('neighbour', number)).toBeNull();
    expect(problemOf(await send(town, 'disclosure_case.answer', { id, reason: '自答' }))).toBe('notFound');
    accepted(await send(neighbour, 'disclosure_case.answer', { id, reason: '支援措置の対象者であるため' }));
    expect(problemOf(await send(neighbour, 'disclosure_case.answer', { id, reason: '二度' }))).toBe(
      'statistics.alreadyAnswered',
    );
    expect((await seenBy('town', number))?.records[0]?.codeReason).toBe('支援措置の対象者であるため');
    accepted(await step(town, number, 'decide', { ...decision, decisionReason: '' }));
    expect((await rowOf(number)).decision).toBe('full');
  });

  it('tells both bodies of question and answer', async () => {
    const { id } = await consulted(people);
    accepted(await send(people.neighbour, 'disclosure_case.answer', { id, reason: '支援措置' }));
    const { rows } = await owner().query(
      `SELECT n.kind, o.code FROM notification_events n JOIN organizations o ON o.id = n.organization_id
       WHERE n.target_type = 'disclosure_case' ORDER BY n.id DESC LIMIT 2`,
    );
    expect(rows.reverse()).toEqual([
      { kind: 'disclosure_case.consulted', code: '154059' },
      { kind: 'disclosure_case.answered', code: '153079' },
    ]);
  });

  it('is shared by requester, provider and operator; why it is coded is not', async () => {
    const { id } = await registerRecord(people.neighbour, { ...coded, supported: 'true' });
    const rowFor = async (who: keyof Fixture) =>
      (await readAs(people[who], (db) => listRecords(db, people[who], { page: 1 }))).rows.find((row) => row.id === id);
    expect(await rowFor('town')).toMatchObject({
      code: '01',
      codeSetByName: '出雲崎町',
      supported: false,
      ownReason: '',
    });
    expect(await rowFor('operator')).toMatchObject({ code: '01', supported: false, ownReason: '' });
    expect(await rowFor('neighbour')).toMatchObject({ supported: true, ownReason: coded.codeReason });
    expect(await rowFor('prefecture')).toBeUndefined();
    const other = await send(people.town, 'disclosure_record.set_code', { id, version: '1', code: '' });
    expect(problemOf(other)).toBe('statistics.othersCode code');
  });

  it('is missed by nobody: the check counts support measures without a code', async () => {
    const count = () => readAs(people.town, (db) => countUnset(db, people.town));
    const before = await count();
    const { id } = await registerRecord(people.town, { supported: 'true' });
    expect(await count()).toBe(before + 1);
    const set = { id, version: '1', code: '01', supported: 'true' };
    expect(problemOf(await send(people.town, 'disclosure_record.set_code', set))).toBe(
      'statistics.codeReasonNeeded codeReason',
    );
    accepted(await send(people.town, 'disclosure_record.set_code', { ...set, ...coded }));
    expect(await count()).toBe(before);
    expect(problemOf(await send(people.town, 'disclosure_record.set_code', { ...set, ...coded, code: '02' }))).toBe(
      'conflict',
    );
  });

  it('of the operator is refused without asking, and disclosed for a special reason only', async () => {
    const { operator, neighbour } = people;
    const record = await registerRecord(neighbour, coded);
    const number = await openCase(operator);
    accepted(await step(operator, number, 'confirm', confirmation));
    accepted(await step(operator, number, 'add_record', { reference: record.reference }));
    expect(problemOf(await step(operator, number, 'decide', decision))).toBe(
      'statistics.operatorDisclosesCoded decisionReason',
    );
    const refusal = { ...decision, decision: 'refused', decisionReason: '不開示コード', withheldIds: [record.id] };
    accepted(await step(operator, number, 'decide', refusal));
  });
});

it('a number is taken between two bodies only, and says nothing of records that a body does not see', async () => {
  const { town, neighbour, operator } = people;
  const between = { requesterCode: '154059', providerCode: 'NB0001' };
  const { id, reference } = await registerRecord(neighbour, between);
  const again = { reference, business: '児童手当', providedOn: '2026-10-01' };
  accepted(
    await send(town, 'disclosure_record.register', { ...again, requesterCode: '153079', providerCode: 'NB0001' }),
  );
  expect(problemOf(await send(neighbour, 'disclosure_record.register', { ...again, ...between }))).toBe(
    'statistics.referenceTaken reference',
  );
  const number = await openCase(operator);
  expect(problemOf(await step(operator, number, 'add_record', { reference }))).toBe(
    'statistics.severalRecords bodyCode',
  );
  accepted(await step(operator, number, 'add_record', { reference, bodyCode: '154059' }));
  expect((await seenBy('operator', number))?.records.map((record) => record.id)).toEqual([id]);
  // The two bodies become one: its records keep apart.
  await withSystem('test', (db) =>
    inheritDisclosures(db, { from: neighbour.organizationId, to: town.organizationId, on: '2026-12-01' }),
  );
  const { rows } = await owner().query('SELECT reference FROM disclosure_records WHERE reference LIKE $1 ORDER BY 1', [
    `%${reference}`,
  ]);
  expect(rows.map((row) => row.reference)).toEqual([`154059-${reference}`, reference]);
});

it('the center publishes the figures of its register, the operator its own, each under its version', async () => {
  const counts = { requestVisit: '0', requestPost: '3', receiptVisit: '0', receiptPost: '3', asOf: '2026-11-01' };
  const fields = { fiscalYear: '2025', version: '0', ...counts };
  expect(problemOf(await send(people.town, 'disclosure_figure.post', fields))).toBe('denied');
  const wrong = await send(people.centerColleague, 'disclosure_figure.post', { ...fields, receiptPost: '4' });
  expect(problemOf(wrong)).toBe('statistics.receiptsExceed receiptVisit');
  accepted(await send(people.centerColleague, 'disclosure_figure.post', fields));
  expect(problemOf(await send(people.centerColleague, 'disclosure_figure.post', fields))).toBe('conflict');
  accepted(await send(people.operator, 'disclosure_figure.post', fields));
  const { rows } = await owner().query('SELECT register FROM disclosure_figures WHERE fiscal_year = 2025 ORDER BY 1');
  expect(rows.map(({ register }) => register)).toEqual(['identification', 'linkage']);
});
