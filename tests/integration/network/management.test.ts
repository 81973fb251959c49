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
