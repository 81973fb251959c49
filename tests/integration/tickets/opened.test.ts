import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { askAs, withActor } from '@/lib/core/db';
import { expandWaiting } from '@/lib/notifications/tasks';
import { listTickets } from '@/lib/tickets/list/queries';
import { listTicketsSchema } from '@/lib/tickets/list/schema';
import { openTicket, showTicketPage } from '@/lib/tickets/presence/mutations';
import { readTicketPage } from '@/lib/tickets/queries';
import { owner } from '../../support/database';
import { type Asked, ask, type Fixture, loadFixture, makeMove } from '../../support/inquiries';
import { unchanged } from '../../support/unchanged';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const unreadOf = async ({ userId }: Actor, ticketId: string) =>
  (
    await owner().query(
      'SELECT count(*)::int AS n FROM notifications WHERE user_id = $1 AND target_id = $2 AND read_at IS NULL',
      [userId, ticketId],
    )
  ).rows[0].n;

const isUnread = async (actor: Actor, { id }: Asked) => {
  const { rows } = await listTickets(askAs(actor), actor, listTicketsSchema.parse({ desk: 'all', unread: '1' }));
  return rows.some((row) => row.id === id);
};

/** What the page is about to show; `mark` is what it does before. */
async function openPage(actor: Actor, { id, number }: Asked) {
  const page = await readTicketPage(askAs(actor), actor, number);
  const shownUpTo = page?.unreadUpTo ?? null;
  return {
    unread: shownUpTo !== null,
    mark: async () =>
      shownUpTo === null
        ? undefined
        : withActor(actor, (db) => openTicket(db, actor, { id, version: page?.ticket.version ?? 0, shownUpTo })),
  };
}

/** Entries of one millisecond are told apart by none of this. */
const nextMillisecond = () => new Promise((resolve) => setTimeout(resolve, 2));

it('what is opened is read, with what one was told about it, and for nobody else', async () => {
  const first = await ask(fixture.town);
  const second = await ask(fixture.town);
  await expandWaiting();
  const { prefecture, prefectureColleague } = fixture;
  expect(await unreadOf(prefecture, first.id)).toBe(1);

  const page = await openPage(prefecture, first);
  for (let turn = 0; turn < 2; turn += 1) await page.mark();
  expect(await unreadOf(prefecture, first.id)).toBe(0);
  expect(await unreadOf(prefecture, second.id)).toBe(1);
  expect(await unreadOf(prefectureColleague, first.id)).toBe(1);
  expect((await openPage(prefecture, first)).unread).toBe(false);
  const marks = 'SELECT ticket_id FROM ticket_reads WHERE user_id = $1 AND ticket_id = ANY ($2)';
  const { rows } = await owner().query(marks, [prefecture.userId, [first.id, second.id]]);
  expect(rows).toEqual([{ ticket_id: first.id }]);
});

it('what comes between the page and its mark stays unread, with what is told of it', async () => {
  const ticket = await ask(fixture.town);
  const { prefecture } = fixture;
  const early = await openPage(prefecture, ticket);
  await nextMillisecond();
  await makeMove(fixture.prefectureColleague, ticket, 'note');
  await expandWaiting();
  await early.mark();
  expect(await isUnread(prefecture, ticket)).toBe(true);
  expect(await unreadOf(prefecture, ticket.id)).toBe(1);

  const late = await openPage(prefecture, ticket);
  expect(late.unread).toBe(true);
  await late.mark();
  // The slower of two pages does not take back what the other one showed.
  await early.mark();
  expect(await isUnread(prefecture, ticket)).toBe(false);
  expect(await unreadOf(prefecture, ticket.id)).toBe(0);
});

it('what one may not see one cannot have read', async () => {
  const ticket = await ask(fixture.town);
  await unchanged(() =>
    withActor(fixture.neighbour, (db) =>
      openTicket(db, fixture.neighbour, { id: ticket.id, version: 1, shownUpTo: new Date() }),
    ),
  );
});

it('a page that was read before another move is read again, and shows that', async () => {
  const ticket = await ask(fixture.town);
  const { prefecture } = fixture;
  const early = await openPage(prefecture, ticket);
  await makeMove(fixture.town, ticket, 'supplement', '後からの補足');
  expect(await early.mark()).toBe(false);
  expect(await isUnread(prefecture, ticket)).toBe(true);
  const page = await showTicketPage(prefecture, ticket.number);
  expect(page?.ticket.entries.at(-1)?.body).toBe('後からの補足');
  expect(await isUnread(prefecture, ticket)).toBe(false);
});

it('pages and papers show an inquiry by what notes that it was opened', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  expect(files.filter((file) => /\breadTicketPage\b/.test(readFileSync(`app/${file}`, 'utf8')))).toEqual([]);
});
