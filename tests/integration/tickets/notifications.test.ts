import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { expandNotifications } from '@/lib/notifications/tasks';
import { personOf } from '../../support/country';
import { owner } from '../../support/database';
import {
  ask,
  detailFor,
  type Fixture,
  loadFixture,
  makeMove,
  playOut,
  problemOf,
  ticketRow,
  tryMove,
} from '../../support/inquiries';

let fixture: Fixture;
let colleague: Actor;

beforeAll(async () => {
  fixture = await loadFixture();
  colleague = await personOf('153079', ['staff']);
});

/** Who is told about the ticket, by what kind, after the worker has done its part. */
async function toldOf(ticketId: string): Promise<string[]> {
  const { rows: events } = await owner().query<{ id: string }>(
    'SELECT id FROM notification_events WHERE target_id = $1 AND expanded_at IS NULL',
    [ticketId],
  );
  await expandNotifications(events.map(({ id }) => id));
  const { rows } = await owner().query<{ kind: string; user_id: string }>(
    'SELECT kind, user_id FROM notifications WHERE event_id = ANY ($1::uuid[]) ORDER BY kind, user_id',
    [events.map(({ id }) => id)],
  );
  return rows.map(({ kind, user_id: user }) => `${kind} ${nameOf(user)}`).sort();
}

const nameOf = (userId: string) =>
  Object.entries({ ...fixture, colleague }).find(([, actor]) => actor.userId === userId)?.[0] ?? 'somebody else';

describe('who is told', () => {
  it('everybody at the prefecture’s desk, also who is staff there and nothing else', async () => {
    const ticket = await ask(fixture.town);
    expect(await toldOf(ticket.id)).toEqual(['ticket.received prefecture', 'ticket.received prefectureColleague']);
  });

  it('staff of a town are not told of what their desk alone handles', async () => {
    const ticket = await ask(fixture.townStaff);
    expect(await toldOf(ticket.id)).toEqual(['ticket.received town']);
  });

  it('of the answer, the person who asked and the desk', async () => {
    const ticket = await ask(fixture.townStaff);
    await makeMove(fixture.town, ticket, 'escalate');
    await toldOf(ticket.id);
    await makeMove(fixture.prefecture, ticket, 'answer');
    expect(await toldOf(ticket.id)).toEqual(['ticket.answered town', 'ticket.answered townStaff']);
  });

  it('once, who asked and works at the desk; not at all, who wants to hear nothing', async () => {
    const ticket = await ask(fixture.town);
    await toldOf(ticket.id);
    await makeMove(fixture.prefecture, ticket, 'ask_back');
    expect(await toldOf(ticket.id)).toEqual(['ticket.asked_back town']);
    await owner().query(
      `INSERT INTO notification_settings (user_id, "group", channel) VALUES ($1, 'answers', 'none')`,
      [fixture.town.userId],
    );
    await makeMove(fixture.town, ticket, 'reply');
    await toldOf(ticket.id);
    await makeMove(fixture.prefecture, ticket, 'answer');
    expect(await toldOf(ticket.id)).toEqual([]);
    await owner().query('DELETE FROM notification_settings WHERE user_id = $1', [fixture.town.userId]);
  });
});

describe('who speaks for a town', () => {
  it('staff, about what they asked and about nothing else', async () => {
    const ticket = await ask(fixture.townStaff);
    expect(problemOf(await tryMove(colleague, ticket, 'supplement', { text: '横から' }))).toBe('denied');
    expect(problemOf(await tryMove(colleague, ticket, 'withdraw'))).toBe('denied');
    await makeMove(fixture.townStaff, ticket, 'supplement');
    await makeMove(fixture.town, ticket, 'answer');
    expect(problemOf(await tryMove(colleague, ticket, 'reopen', { text: '横から' }))).toBe('denied');
    await makeMove(fixture.townStaff, ticket, 'close');
  });

  it('reopened by staff, what had gone outside waits at the own desk, which sends it up again', async () => {
    const ticket = await ask(fixture.townStaff);
    await makeMove(fixture.town, ticket, 'escalate');
    await makeMove(fixture.prefecture, ticket, 'answer');
    await makeMove(fixture.townStaff, ticket, 'reopen');
    expect((await ticketRow(ticket.id)).level).toBe(0);
    await makeMove(fixture.town, ticket, 'escalate');
    await makeMove(fixture.prefecture, ticket, 'answer');
    expect((await ticketRow(ticket.id)).state).toBe('answered');
  });
});

it('nobody sees from the numbers that another organization keeps notes', async () => {
  const ticket = await playOut(fixture, [
    ['prefecture', 'note'],
    ['prefecture', 'take'],
    ['prefecture', 'note'],
    ['prefecture', 'answer'],
  ]);
  const numbers = async (actor: Actor) => (await detailFor(actor, ticket))?.entries.map(({ seq }) => seq);
  expect(await numbers(fixture.town)).toEqual([1, 2, 3]);
  expect(await numbers(fixture.prefecture)).toEqual([1, 2, 3, 4, 5]);
});
