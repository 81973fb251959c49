import { beforeAll, expect, it } from 'vitest';
import { owner } from '@/tests/support/database';
import {
  accepted,
  ask,
  type Fixture,
  loadFixture,
  makeMove,
  problemOf,
  send,
  ticketRow,
} from '@/tests/support/inquiries';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const countOf = async (statement: string, values: readonly unknown[]): Promise<number> =>
  (await owner().query<{ n: number }>(`SELECT count(*)::int AS n FROM ${statement}`, [...values])).rows[0]?.n ?? -1;

const inHand = (userId: string) =>
  countOf("tickets WHERE holder_user_id = $1 AND state NOT IN ('closed', 'withdrawn', 'answered')", [userId]);

/** More inquiries than people make in a test: copies of one that the same person has in hand. */
async function copies(id: string, count: number): Promise<void> {
  const { rows } = await owner().query<{ column_name: string }>(
    "SELECT column_name FROM information_schema.columns WHERE table_name = 'tickets' AND is_generated = 'NEVER'",
  );
  const kept = rows.map(({ column_name }) => column_name).filter((name) => name !== 'id' && name !== 'number');
  await owner().query(
    `INSERT INTO tickets (id, number, ${kept.join(', ')})
     SELECT gen_random_uuid(), '98-' || lpad(n::text, 6, '0') || '-0', ${kept.join(', ')}
     FROM tickets, generate_series(1, $2) n WHERE id = $1`,
    [id, count],
  );
}

it('assigns all inquiries of one person to a colleague, more than 200, each with its entry, notification and audit row', async () => {
  const { prefecture, prefectureColleague, town } = fixture;
  const ticket = await ask(town);
  await makeMove(prefecture, ticket, 'take');
  const other = await ask(town);
  await makeMove(prefecture, other, 'take');
  await makeMove(prefecture, other, 'answer');
  await copies(ticket.id, 250);
  const before = await inHand(prefecture.userId);
  expect(before).toBeGreaterThan(200);
  const had = await inHand(prefectureColleague.userId);
  const text = `夜勤への申し送り ${ticket.number}`;
  const done = accepted(await send(prefecture, 'ticket.handover', { assigneeId: prefectureColleague.userId, text }));
  expect(done.count).toBe(before);
  expect(await inHand(prefecture.userId)).toBe(0);
  expect(await inHand(prefectureColleague.userId)).toBe(had + before);
  expect(await countOf("ticket_entries WHERE kind = 'assigned' AND body = $1", [text])).toBe(before);
  const own = "ticket_entries WHERE kind = 'assigned' AND body = $1 AND audience = ARRAY[$2]::uuid[]";
  expect(await countOf(own, [text, prefecture.organizationId])).toBe(before);
  const entries = 'SELECT ticket_id::text FROM ticket_entries WHERE body = $1';
  expect(
    await countOf(`notification_events WHERE kind = 'ticket.assigned' AND user_id = $2 AND target_id IN (${entries})`, [
      text,
      prefectureColleague.userId,
    ]),
  ).toBe(before);
  const audited = `audit_entries WHERE event = 'ticket.assigned' AND target_id IN (${entries})`;
  expect(await countOf(audited, [text])).toBe(before);
  const row = await ticketRow(ticket.id);
  expect([row.state, row.version, row.last_seq]).toEqual(['in_progress', 3, 3]);
  expect((await ticketRow(other.id)).state).toBe('answered');
});

it('goes to nobody of another organization, and to nobody who does not work at the desk', async () => {
  const { town, townStaff, neighbour, prefecture } = fixture;
  const ticket = await ask(town);
  await makeMove(prefecture, ticket, 'ask_back');
  await makeMove(town, ticket, 'take');
  const give = (assigneeId: string) => send(town, 'ticket.handover', { assigneeId, text: '申し送り' });
  expect(problemOf(await give(neighbour.userId))).toBe('notFound assigneeId');
  expect(problemOf(await give(townStaff.userId))).toBe('notFound assigneeId');
  expect((await ticketRow(ticket.id)).holder_user_id).toBe(town.userId);
});
