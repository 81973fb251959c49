import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { expandNotifications } from '@/lib/notifications/jobs';
import { personOf } from '../../support/country';
import { owner } from '../../support/database';
import {
  ask,
  type Cast,
  detailFor,
  loadCast,
  makeMove,
  playOut,
  problemOf,
  ticketRow,
  tryMove,
} from '../../support/inquiries';

let cast: Cast;
let colleague: Actor;

beforeAll(async () => {
  cast = await loadCast();
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
  Object.entries({ ...cast, colleague }).find(([, actor]) => actor.userId === userId)?.[0] ?? 'somebody else';

describe('who is told', () => {
  it('everybody at the prefecture’s desk, also who is staff there and nothing else', async () => {
    const ticket = await ask(cast.town);
    expect(await toldOf(ticket.id)).toEqual(['ticket.received prefecture', 'ticket.received prefectureColleague']);
  });

  it('staff of a town are not told of what their desk alone handles', async () => {
    const ticket = await ask(cast.townStaff);
    expect(await toldOf(ticket.id)).toEqual(['ticket.received town']);
  });

  it('of the answer, the person who asked and the desk', async () => {
    const ticket = await ask(cast.townStaff);
    await makeMove(cast.town, ticket, 'escalate');
    await toldOf(ticket.id);
    await makeMove(cast.prefecture, ticket, 'answer');
    expect(await toldOf(ticket.id)).toEqual(['ticket.answered town', 'ticket.answered townStaff']);
  });

  it('once, who asked and works at the desk; not at all, who wants to hear nothing', async () => {
    const ticket = await ask(cast.town);
    await toldOf(ticket.id);
    await makeMove(cast.prefecture, ticket, 'ask_back');
    expect(await toldOf(ticket.id)).toEqual(['ticket.asked_back town']);
    await owner().query(
      `INSERT INTO notification_settings (user_id, "group", channel) VALUES ($1, 'answers', 'none')`,
      [cast.town.userId],
    );
    await makeMove(cast.town, ticket, 'reply');
    await toldOf(ticket.id);
    await makeMove(cast.prefecture, ticket, 'answer');
    expect(await toldOf(ticket.id)).toEqual([]);
    await owner().query('DELETE FROM notification_settings WHERE user_id = $1', [cast.town.userId]);
  });
});

describe('who speaks for a town', () => {
  it('staff, about what they asked and about nothing else', async () => {
    const ticket = await ask(cast.townStaff);
    expect(problemOf(await tryMove(colleague, ticket, 'supplement', { text: '横から' }))).toBe('denied');
    expect(problemOf(await tryMove(colleague, ticket, 'withdraw'))).toBe('denied');
    await makeMove(cast.townStaff, ticket, 'supplement');
    await makeMove(cast.town, ticket, 'answer');
    expect(problemOf(await tryMove(colleague, ticket, 'reopen', { text: '横から' }))).toBe('denied');
    await makeMove(cast.townStaff, ticket, 'close');
  });

  it('reopened by staff, what had gone outside waits at the own desk, which sends it up again', async () => {
    const ticket = await ask(cast.townStaff);
    await makeMove(cast.town, ticket, 'escalate');
    await makeMove(cast.prefecture, ticket, 'answer');
    await makeMove(cast.townStaff, ticket, 'reopen');
    expect((await ticketRow(ticket.id)).level).toBe(0);
    await makeMove(cast.town, ticket, 'escalate');
    await makeMove(cast.prefecture, ticket, 'answer');
    expect((await ticketRow(ticket.id)).state).toBe('answered');
  });
});

it('taking a ticket does not move the time by which it is due', async () => {
  const ticket = await ask(cast.town);
  await owner().query(`UPDATE tickets SET due_at = due_at - interval '3 days' WHERE id = $1`, [ticket.id]);
  const { due_at: due } = await ticketRow(ticket.id);
  await makeMove(cast.prefecture, ticket, 'take');
  expect((await ticketRow(ticket.id)).due_at).toEqual(due);
});

it('nobody sees from the numbers that another organization keeps notes', async () => {
  const ticket = await playOut(cast, [
    ['prefecture', 'note'],
    ['prefecture', 'take'],
    ['prefecture', 'note'],
    ['prefecture', 'answer'],
  ]);
  const numbers = async (actor: Actor) => (await detailFor(actor, ticket))?.entries.map(({ seq }) => seq);
  expect(await numbers(cast.town)).toEqual([1, 2, 3]);
  expect(await numbers(cast.prefecture)).toEqual([1, 2, 3, 4, 5]);
});
