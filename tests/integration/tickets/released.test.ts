import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { disableUser, enableUser } from '@/lib/accounts/users/mutations';
import { askAs, withActor, withSystem } from '@/lib/core/db';
import { releaseTask } from '@/lib/tickets/constants';
import { inheritTickets } from '@/lib/tickets/custody/system/mutations';
import { untakenAddress } from '@/lib/tickets/dashboard/rules';
import { listTickets } from '@/lib/tickets/list/queries';
import { listTicketsSchema } from '@/lib/tickets/list/schema';
import { releaseHeld } from '@/lib/tickets/tasks';
import { personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import {
  type Asked,
  accepted,
  ask,
  detailFor,
  type Fixture,
  loadFixture,
  makeMove,
  ticketRow,
} from '@/tests/support/inquiries';
import { reactions } from '@/tests/support/reactions';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const queued = async () =>
  (await owner().query('SELECT 1 FROM graphile_worker.jobs WHERE key = $1', [releaseTask])).rows.length;
beforeEach(() => owner().query('SELECT graphile_worker.remove_job($1)', [releaseTask]));

const rowsOf = async (statement: string, id: string) => (await owner().query(statement, [id])).rows;
const untakenFor = async (actor: Actor) => {
  const filter = listTicketsSchema.parse({ desk: 'organization', untaken: '1' });
  return (await listTickets(askAs(actor), actor, filter)).rows.map(({ id }) => id);
};
const toldOf = async (targets: readonly string[]) =>
  (
    await owner().query(
      'SELECT kind, organization_id, roles, url, params FROM notification_events WHERE target_id = ANY ($1) AND kind ~ $2',
      [targets, 'released'],
    )
  ).rows;
const disable = (by: Actor, { userId: id }: Actor) =>
  withActor(by, (db) => disableUser(db, by, { id, version: 1 }, reactions.userDisabled));

describe('what somebody has in hand whose account is disabled', () => {
  let leaver: Actor;
  let taken: Asked;
  let arrived: Asked;
  let other: Asked;
  let before: Awaited<ReturnType<typeof ticketRow>>;

  beforeAll(async () => {
    const { town, prefecture, prefectureColleague, center } = fixture;
    leaver = await personOf('150002', ['staff']);
    [taken, arrived, other] = [await ask(town), await ask(town), await ask(town)];
    await makeMove(leaver, taken, 'take');
    await makeMove(prefecture, arrived, 'escalate');
    await makeMove(center, arrived, 'answer');
    await makeMove(leaver, arrived, 'take');
    await makeMove(prefectureColleague, other, 'take');
    before = await ticketRow(taken.id);
    accepted(await disable(prefecture, leaver));
    expect(await queued()).toBe(1);
    expect(await releaseHeld()).toBe(2);
  });

  it('is back at the desk, where nobody has taken it; its target stays', async () => {
    expect(await ticketRow(taken.id)).toMatchObject({
      state: 'waiting',
      holder_organization_id: leaver.organizationId,
      holder_user_id: null,
      holder_user_name: null,
      due_at: before.due_at,
      version: before.version + 1,
    });
    expect(await ticketRow(arrived.id)).toMatchObject({ state: 'answer_arrived', holder_user_id: null });
    expect(await untakenFor(fixture.prefectureColleague)).toEqual(expect.arrayContaining([taken.id, arrived.id]));
    expect(await ticketRow(other.id)).toMatchObject({ holder_user_id: fixture.prefectureColleague.userId });
  });

  it('says so on its page to the organization, and to nobody else', async () => {
    const last = async (actor: Actor) => (await detailFor(actor, taken))?.entries.at(-1);
    expect(await last(fixture.prefecture)).toMatchObject({
      kind: 'released',
      authorId: null,
      authorName: leaver.userName,
    });
    expect((await last(fixture.town))?.kind).toBe('taken');
    expect((await detailFor(fixture.town, taken))?.holderUserName).toBeNull();
  });

  it('is audited as the task’s doing', async () => {
    const audited =
      'SELECT event, task, before, after FROM audit_entries WHERE target_id = $1 ORDER BY id DESC LIMIT 1';
    expect(await rowsOf(audited, taken.id)).toEqual([
      {
        event: 'ticket.released',
        task: releaseTask,
        before: { state: 'in_progress', holder: leaver.organizationId, holderUser: leaver.userId },
        after: { state: 'waiting', holder: leaver.organizationId, holderUser: null },
      },
    ]);
  });

  it('is told to the desk once for all of it, with the way to what nobody has taken', async () => {
    const desk = {
      organization_id: leaver.organizationId,
      roles: ['system_administrator', 'system_management', 'staff'],
    };
    expect(await toldOf([leaver.userId, taken.id, arrived.id])).toEqual([
      {
        ...desk,
        kind: 'ticket.released_several',
        url: untakenAddress,
        params: expect.objectContaining({ number: 2, subject: leaver.userName, organization: leaver.organizationName }),
      },
    ]);
  });

  it('is not brought back by enabling the account, and a colleague takes it', async () => {
    accepted(
      await withActor(fixture.prefecture, (db) =>
        enableUser(db, fixture.prefecture, { id: leaver.userId, version: 2 }),
      ),
    );
    expect(await releaseHeld()).toBe(0);
    expect(await ticketRow(taken.id)).toMatchObject({ holder_user_id: null });
    await makeMove(fixture.prefectureColleague, taken, 'take');
    expect(await ticketRow(taken.id)).toMatchObject({
      state: 'in_progress',
      holder_user_id: fixture.prefectureColleague.userId,
    });
  });
});

it('a prefecture that disables somebody of a town releases what it does not see itself', async () => {
  const townsman = await personOf('153079', ['system_administrator']);
  const inside = await ask(fixture.townStaff);
  await makeMove(townsman, inside, 'take');
  accepted(await disable(fixture.prefecture, townsman));
  expect(await releaseHeld()).toBe(1);
  expect(await ticketRow(inside.id)).toMatchObject({ holder_user_id: null });
  expect(await toldOf([townsman.userId, inside.id])).toMatchObject([
    { kind: 'ticket.released', url: `/tickets/${inside.number}`, params: { number: inside.number } },
  ]);
});

it('more than a transaction takes is released all the same', async () => {
  const leaver = await personOf('150002', ['staff']);
  const one = await ask(fixture.town);
  await makeMove(leaver, one, 'take');
  await owner().query(
    `INSERT INTO tickets SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'number', '99-' || lpad(n::text, 6, '0') || '-0'))).*
       FROM tickets t, generate_series(1, 100) n WHERE t.id = $1`,
    [one.id],
  );
  accepted(await disable(fixture.prefecture, leaver));
  expect(await releaseHeld()).toBe(101);
  const { rows } = await owner().query('SELECT 1 FROM tickets WHERE holder_user_id = $1', [leaver.userId]);
  expect(rows).toEqual([]);
});

it('two workers at once release each inquiry once', async () => {
  const leaver = await personOf('150002', ['staff']);
  const tickets = [await ask(fixture.town), await ask(fixture.town)];
  for (const ticket of tickets) await makeMove(leaver, ticket, 'take');
  accepted(await disable(fixture.prefecture, leaver));
  const released = await Promise.all([releaseHeld(), releaseHeld()]);
  expect(released[0] + released[1]).toBe(2);
  const entries = "SELECT 1 FROM ticket_entries WHERE ticket_id = $1 AND kind = 'released'";
  for (const { id } of tickets) expect(await rowsOf(entries, id)).toHaveLength(1);
  expect(await toldOf([leaver.userId, ...tickets.map(({ id }) => id)])).toHaveLength(1);
});

it('a body that closes queues it, too', async () => {
  const vendor = await personOf('VD0002', ['system_administrator']);
  await withSystem('organizations.apply_changes', (db) => inheritTickets(db, vendor.organizationId, null));
  expect(await queued()).toBe(1);
});
