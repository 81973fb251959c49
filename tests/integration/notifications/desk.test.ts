import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { askAs, withActor } from '@/lib/core/db';
import { idOf, type UserId } from '@/lib/core/ids';
import { listKeptMails } from '@/lib/notifications/queries';
import { expandWaiting } from '@/lib/notifications/tasks';
import { changeDuty } from '@/lib/tickets/duty/mutations';
import { listDuty } from '@/lib/tickets/duty/queries';
import { auditOf, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { ask, type Fixture, loadFixture, makeMove } from '@/tests/support/inquiries';
import { insert } from '@/tests/support/visibility/world';

const address = 'callcenter@center.example';
let fixture: Fixture;
let agents: Actor[];

beforeAll(async () => {
  fixture = await loadFixture();
  agents = [];
  for (let made = 0; made < 4; made++) agents.push(await personOf('JLIS', ['call_center']));
  await owner().query("UPDATE users SET email = login_id || '@people.example'");
  await owner().query('DELETE FROM contacts WHERE organization_id = $1', [fixture.center.organizationId]);
  await addContact({ email: '', priority: 1 });
  await addContact({ email: 'closed@center.example', priority: 1, valid_to: '2020-04-01' });
  await addContact({ email: 'emergency@center.example', priority: 1, kind: 'emergency' });
  await addContact({ email: address, priority: 2 });
});
beforeEach(async () => {
  await owner().query('DELETE FROM desk_duties');
});

const addContact = (values: Readonly<Record<string, unknown>>) =>
  insert('contacts', {
    ...{ id: randomUUID(), organization_id: fixture.center.organizationId, kind: 'ordinary', department: '窓口' },
    ...{ phone: '03-0000-0000', weekdays: 31, opens: '09:00', closes: '17:00' },
    ...{ updated_by_organization_id: fixture.center.organizationId, version: 1, ...values },
  });

const putOnDuty = (userId: UserId, onDuty: '1' | '0' = '1', by = fixture.center) =>
  withActor(by, (db) => changeDuty(db, by, { userId, onDuty }));

/** To whom an inquiry of this urgency to the center is mailed, and how many see it in the portal. */
async function inquire(urgency: 'normal' | 'urgent') {
  const { id } = await ask(fixture.town, { route: 'direct', urgency });
  await expandWaiting();
  const { rows: mails } = await owner().query<{ to_address: string }>(
    'SELECT to_address FROM mails WHERE thread = $1 ORDER BY 1',
    [`ticket-${id}`],
  );
  const { rows } = await owner().query<{ n: number }>(
    'SELECT count(*)::int AS n FROM notifications n JOIN users u ON u.id = n.user_id WHERE target_id = $1 AND u.organization_id = $2',
    [id, fixture.center.organizationId],
  );
  return { mailed: mails.map((mail) => mail.to_address), told: rows[0]?.n };
}

async function forgetMails(): Promise<void> {
  await owner().query("UPDATE notifications SET mail_id = NULL, channel = 'portal'");
  await owner().query('DELETE FROM mails');
}

const mailOf = ({ loginId }: Actor) => `${loginId}@people.example`;

describe('an inquiry to the center', () => {
  it('is told to everybody at its desk, and mailed once to its address while nobody is on duty', async () => {
    const everybody = (await listDuty(askAs(fixture.center), fixture.center)).length;
    expect(everybody).toBeGreaterThanOrEqual(6);
    expect(await inquire('normal')).toEqual({ mailed: [address], told: everybody });
  });

  it('is mailed to who is on duty instead, and to both when it is urgent', async () => {
    const [first, second] = agents as [Actor, Actor];
    await putOnDuty(first.userId);
    await putOnDuty(second.userId);
    const people = [mailOf(first), mailOf(second)].sort();
    expect((await inquire('normal')).mailed).toEqual(people);
    expect((await inquire('urgent')).mailed).toEqual([address, ...people].sort());
    await putOnDuty(first.userId, '0');
    expect((await inquire('normal')).mailed).toEqual([mailOf(second)]);
  });

  it('is answered to the person who asked; the colleagues at that desk see it in the portal', async () => {
    const ticket = await ask(fixture.townStaff);
    await makeMove(fixture.town, ticket, 'answer');
    await forgetMails();
    await expandWaiting();
    const { rows } = await owner().query("SELECT to_address FROM mails WHERE subject LIKE '%回答がありました%'");
    expect(rows).toEqual([{ to_address: mailOf(fixture.townStaff) }]);
  });

  it('names the desk in its mail, which those who work there can see and nobody else', async () => {
    await forgetMails();
    await inquire('normal');
    const { rows } = await owner().query('SELECT body FROM mails WHERE organization_id IS NOT NULL');
    expect(rows[0].body).toMatch(/窓口ご担当者様/);
    const seenBy = async (actor: Actor) =>
      (await listKeptMails(askAs(actor), { userId: actor.userId, desk: actor.organizationId }, undefined)).items.length;
    expect(await seenBy(agents[0] as Actor)).toBe(1);
    expect(await seenBy(fixture.prefecture)).toBe(0);
  });
});

describe('duty', () => {
  it('begins and ends with an audit entry each; the same again changes nothing', async () => {
    const [agent] = agents as [Actor];
    const of = async (event: string) =>
      (await auditOf(event)).filter(({ target_id }) => target_id === agent.userId).length;
    const before = [await of('desk_duty.began'), await of('desk_duty.ended')] as [number, number];
    for (const onDuty of ['1', '1', '0', '0'] as const)
      expect(await putOnDuty(agent.userId, onDuty)).toEqual({ ok: true, value: { onDuty: onDuty === '1' } });
    expect([await of('desk_duty.began'), await of('desk_duty.ended')]).toEqual([before[0] + 1, before[1] + 1]);
  });

  it.each<[string, () => UserId]>([
    ['of another organization', () => fixture.town.userId],
    ['who is nobody', () => idOf(randomUUID())],
  ])('is for nobody %s', async (_name, userId) => {
    expect(await putOnDuty(userId())).toEqual({ ok: false, problems: [{ code: 'notFound', field: 'userId' }] });
    expect((await owner().query('SELECT FROM desk_duties')).rowCount).toBe(0);
  });

  it('is for nobody who does not work at the desk', async () => {
    expect(await putOnDuty(fixture.townStaff.userId, '1', fixture.town)).toMatchObject({ ok: false });
  });
});

it('what is urgent is expanded first', async () => {
  await ask(fixture.town, { route: 'direct' });
  const { id } = await ask(fixture.town, { route: 'direct', urgency: 'urgent' });
  const { rows } = await owner().query(
    'SELECT target_id FROM notification_events WHERE expanded_at IS NULL ORDER BY urgent DESC, created_at, id LIMIT 1',
  );
  expect(rows).toEqual([{ target_id: id }]);
  await expandWaiting();
});
