import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { askAs } from '@/lib/core/db';
import { readAlarm, readTicketAlarm } from '@/lib/network/alarms/queries';
import { readNode } from '@/lib/network/nodes/detail/queries';
import { auditOf, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { insertAlarm } from '@/tests/support/domains/network';
import { send } from '@/tests/support/inquiries';
import { loadNetworkOfCountry } from '@/tests/support/network';
import '@/lib/network/registration/actions';
import '@/lib/network/thresholds/actions';
import '@/lib/network/alarms/actions';
import '@/lib/network/prefectures/actions';
import '@/lib/network/checks/actions';
import '@/lib/network/lines/actions';
import '@/lib/network/places/actions';

let town: Actor;
let prefecture: Actor;
let neighbour: Actor;
let center: Actor;
beforeAll(async () => {
  await loadNetworkOfCountry();
  town = await personOf('153079', ['system_administrator']);
  neighbour = await personOf('154059', ['system_administrator']);
  prefecture = await personOf('150002', ['system_management']);
  center = await personOf('JLIS', ['system_management']);
});

const one = async (statement: string, ...values: unknown[]) => (await owner().query(statement, values)).rows[0];
const nodeOf = (code: string) => one('SELECT id, version, parent_id, valid_to FROM nodes WHERE code = $1', code);
const equipment = {
  name: '聖籠町CS',
  nameEn: 'Seiro CS',
  generation: '2026',
  renewalDueOn: '2032-03-31',
  systemId: '',
};
const problem = (result: { ok: boolean; problems?: readonly { code: string }[] }) =>
  result.ok ? 'done' : result.problems?.[0]?.code;

describe('registering', () => {
  const form = { organizationCode: '153079', ...equipment };
  it('a town registers its own gear, with history and audit', async () => {
    const made = await send(town, 'node.register', { ...form, kind: 'network_device', name: '庁舎ルーター' });
    expect(made).toMatchObject({ ok: true, value: { code: 'ND-153079' } });
    const node = await readNode(askAs(town), town, 'ND-153079');
    expect(node).toMatchObject({
      lineCode: 'ML-153079',
      state: 'unwatched',
      changes: [{ kind: 'registered', userName: town.userName }],
    });
    expect((await auditOf('node.registered')).at(-1)).toMatchObject({ actor_user_id: town.userId });
  });
  it('a CS comes from the prefecture, below its server; not from the town, and not for a prefecture', async () => {
    expect(problem(await send(town, 'node.register', { ...form, kind: 'cs' }))).toBe('network.registeredAbove');
    expect(problem(await send(prefecture, 'node.register', { ...form, kind: 'prefectural_server' }))).toBe(
      'network.kindOfOwner',
    );
    expect(await send(prefecture, 'node.register', { ...form, kind: 'cs' })).toMatchObject({
      ok: true,
      value: { code: 'CS-153079-2' },
    });
    expect((await nodeOf('CS-153079-2')).parent_id).toBe((await nodeOf('PS-150002')).id);
  });
});

describe('replacing', () => {
  it('hands everything over to new equipment; the old one is retired, and of two people the second is told', async () => {
    const { id, version } = await nodeOf('CS-154059');
    const fields = { nodeId: id, version: String(version), ...equipment, name: '出雲崎町CS（新）' };
    const both = await Promise.all([send(neighbour, 'node.replace', fields), send(prefecture, 'node.replace', fields)]);
    expect(both.map(problem).toSorted()).toEqual(['conflict', 'done']);
    const old = await readNode(askAs(neighbour), neighbour, 'CS-154059');
    const fresh = await readNode(askAs(neighbour), neighbour, 'CS-154059-2');
    expect(old).toMatchObject({ replacedByCode: 'CS-154059-2', checks: [], changes: [{ kind: 'replaced' }] });
    expect(fresh).toMatchObject({
      replacesCode: 'CS-154059',
      parentCode: null,
      lineCode: 'ML-154059',
      generation: '2026',
    });
    expect(fresh?.checks).toHaveLength(10);
    expect((await nodeOf('CS-154059-2')).parent_id).toBe((await nodeOf('PS-150002')).id);
    expect((await nodeOf('CS-154059')).valid_to).not.toBeNull();
  });
  it('and not by another town, which does not even see it', async () => {
    const { id, version } = await nodeOf('CS-153079');
    expect(problem(await send(neighbour, 'node.replace', { nodeId: id, version: String(version), ...equipment }))).toBe(
      'notFound',
    );
    expect((await nodeOf('CS-153079')).valid_to).toBeNull();
  });
});

it('retiring has a date that does not lie behind us', async () => {
  const { id, version } = await nodeOf('DR-153079');
  const fields = { nodeId: id, version: String(version) };
  expect(problem(await send(town, 'node.retire', { ...fields, validTo: '2020-01-01' }))).toBe('network.past');
  expect(problem(await send(town, 'node.retire', { ...fields, validTo: '2099-04-01' }))).toBe('done');
  expect(problem(await send(town, 'node.retire', { ...fields, validTo: '2099-04-01' }))).toBe('conflict');
});

it('limits of a node override the kind’s, in their order only', async () => {
  const { id } = await nodeOf('CS-153079');
  const limits = { kind: 'certificate', nodeId: id, version: '0', margin: '0', attempts: '1' };
  // Few days left are bad: the warning comes with the larger number.
  expect(problem(await send(town, 'threshold.set', { ...limits, warning: '7', critical: '30' }))).toBe(
    'network.limitOrder',
  );
  expect(problem(await send(town, 'threshold.set', { ...limits, warning: '60', critical: '14' }))).toBe('done');
  const node = await readNode(askAs(town), town, 'CS-153079');
  expect(node?.checks.find(({ kind }) => kind === 'certificate')).toMatchObject({ warning: 60, critical: 14 });
  expect(problem(await send(town, 'threshold.set', { ...limits, nodeId: '', warning: '60', critical: '14' }))).toBe(
    'denied',
  );
});

it('a probe needs what its kind needs, and the agent’s configuration counts up', async () => {
  const { id } = await nodeOf('CS-153079');
  const before = await one('SELECT configuration FROM nodes WHERE id = $1', id);
  const form = { subject: 'node', subjectId: id, intervalSeconds: '60' };
  expect(problem(await send(town, 'check.add', { ...form, kind: 'tcp', host: 'db.example' }))).toBe('required');
  expect(problem(await send(town, 'check.add', { ...form, kind: 'http', url: 'javascript:alert(1)' }))).toBe('invalid');
  expect(problem(await send(town, 'check.add', { ...form, kind: 'tcp', host: 'db.example', port: '5432' }))).toBe(
    'done',
  );
  const after = await one('SELECT configuration FROM nodes WHERE id = $1', id);
  expect(after.configuration).toBe(before.configuration + 1);
  // A town may not make its prefecture's server look somewhere.
  const foreign = { ...form, kind: 'icmp', host: 'cs.example', reporterCode: 'PS-150002' };
  expect(problem(await send(town, 'check.add', foreign))).toBe('notFound');
});

it('a prefecture sets what its network is; earlier entries stay', async () => {
  const form = { prefectureCode: '150002', kind: 'outsourced', validFrom: '2027-04-01' };
  const last = await one(
    'SELECT max(sequence)::int AS n FROM prefectural_networks n JOIN organizations o ON o.id = n.organization_id WHERE o.code = $1',
    '150002',
  );
  expect(problem(await send(prefecture, 'network.set-kind', { ...form, sequence: String(last.n) }))).toBe(
    'network.providerMissing',
  );
  const named = { ...form, provider: '架空通信', capacityMbps: '2000' };
  expect(problem(await send(prefecture, 'network.set-kind', { ...named, sequence: String(last.n) }))).toBe('done');
  expect(problem(await send(prefecture, 'network.set-kind', { ...named, sequence: String(last.n) }))).toBe('conflict');
  expect(
    problem(
      await send(prefecture, 'network.set-kind', { ...named, validFrom: '2026-01-01', sequence: String(last.n + 1) }),
    ),
  ).toBe('network.notAfterLast');
  expect(problem(await send(town, 'network.set-kind', { ...named, sequence: String(last.n + 1) }))).toBe('denied');
});

describe('places and lines', () => {
  const place = { organizationCode: '153079', kind: 'municipal_office', name: '聖籠町役場 分庁舎' };
  const line = { organizationCode: '153079', name: '聖籠町予備回線', provider: '架空通信', capacityMbps: '100' };
  it('a town registers a place of its own, moves a server there, and no other town may', async () => {
    expect(problem(await send(neighbour, 'place.register', place))).toBe('denied');
    expect(problem(await send(town, 'place.register', { ...place, kind: 'prefectural_office' }))).toBe(
      'network.placeOfOwner',
    );
    expect(await send(town, 'place.register', place)).toMatchObject({ ok: true, value: { code: 'P-153079-2' } });
    expect((await auditOf('place.registered')).at(-1)).toMatchObject({ actor_user_id: town.userId });
    const { id, version } = await nodeOf('PT-153079');
    const { id: placeId } = await one("SELECT id FROM places WHERE code = 'P-153079-2'");
    const fields = { nodeId: id, version: String(version), ...equipment, lineId: '' };
    const { id: foreign } = await one("SELECT id FROM places WHERE code = 'P-154059'");
    expect(problem(await send(town, 'node.change', { ...fields, placeId: foreign }))).toBe('notFound');
    expect(problem(await send(town, 'node.change', { ...fields, placeId }))).toBe('done');
    expect(await readNode(askAs(town), town, 'PT-153079')).toMatchObject({ placeCode: 'P-153079-2', lineCode: null });
  });
  it('a line comes from the tier above, hangs on its line, and is retired when nothing hangs on it', async () => {
    expect(problem(await send(town, 'line.register', line))).toBe('network.lineFromAbove');
    expect(problem(await send(prefecture, 'line.register', { ...line, organizationCode: '200000' }))).toBe('denied');
    expect(problem(await send(prefecture, 'line.register', { ...line, lowerPlaceCode: 'P-0' }))).toBe(
      'network.placeMissing',
    );
    const made = await send(prefecture, 'line.register', { ...line, lowerPlaceCode: 'P-153079-2' });
    expect(made).toMatchObject({ ok: true, value: { code: 'ML-153079-2' } });
    const known = await one(
      `SELECT l.id, l.version, u.code AS upper, d.code AS lower, p.code AS parent FROM lines l JOIN places u ON u.id = l.upper_place_id
       JOIN places d ON d.id = l.lower_place_id JOIN lines p ON p.id = l.parent_id WHERE l.code = 'ML-153079-2'`,
    );
    expect(known).toMatchObject({ upper: 'P-150002', lower: 'P-153079-2', parent: 'PL-150002' });
    const { id: used, version } = await one("SELECT id, version FROM lines WHERE code = 'ML-153079'");
    const validTo = '2099-03-31';
    expect(problem(await send(town, 'line.retire', { lineId: used, version: String(version), validTo }))).toBe(
      'network.lineInUse',
    );
    const fields = { lineId: known.id, version: String(known.version) };
    expect(problem(await send(town, 'line.retire', { ...fields, validTo: '2020-01-01' }))).toBe('network.past');
    expect(problem(await send(town, 'line.retire', { ...fields, validTo }))).toBe('done');
    expect(problem(await send(town, 'line.retire', { ...fields, validTo }))).toBe('notFound');
    expect((await auditOf('line.retired')).at(-1)).toMatchObject({ actor_user_id: town.userId });
  });
});

describe('the ticket of an alarm', () => {
  it('has the facts filled in, shows how the server is, and is opened once', async () => {
    const alarm = await one('SELECT number FROM alarms WHERE id = $1', await insertAlarm(town));
    const both = await Promise.all([1, 2].map(() => send(town, 'alarm.open-ticket', { number: String(alarm.number) })));
    expect(both.map(problem).toSorted()).toEqual(['conflict', 'done']);
    const ticket = await one(
      'SELECT t.id, t.number, t.subject, t.category, t.urgency, t.holder_organization_id FROM tickets t JOIN alarms a ON a.ticket_id = t.id WHERE a.number = $1',
      alarm.number,
    );
    expect(ticket).toMatchObject({
      category: 'fault',
      urgency: 'urgent',
      holder_organization_id: center.organizationId,
    });
    const entry = await one('SELECT body FROM ticket_entries WHERE ticket_id = $1', ticket.id);
    expect(entry.body).toContain(`警報番号: ${alarm.number}`);
    expect(await readTicketAlarm(askAs(town), town, ticket.id)).toMatchObject({
      number: alarm.number,
      subjectState: 'unwatched',
    });
    expect((await readAlarm(askAs(town), town, alarm.number))?.ticketNumber).toBe(ticket.number);
  });
  it('that the center opens is the town’s to read, and in the opener’s hands', async () => {
    const alarm = await one('SELECT number FROM alarms WHERE id = $1', await insertAlarm(neighbour));
    expect(problem(await send(center, 'alarm.open-ticket', { number: String(alarm.number) }))).toBe('done');
    const ticket = await one(
      'SELECT t.asker_organization_id, t.holder_user_id, t.state FROM tickets t JOIN alarms a ON a.ticket_id = t.id WHERE a.number = $1',
      alarm.number,
    );
    expect(ticket).toMatchObject({
      asker_organization_id: neighbour.organizationId,
      holder_user_id: center.userId,
      state: 'in_progress',
    });
  });
});
