import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { changeAs } from '@/lib/core/db';
import { expandWaiting } from '@/lib/notifications/jobs';
import { openTicket } from '@/lib/tickets/read/mutations';
import { owner } from '../../support/database';
import { ask, type Cast, loadCast } from '../../support/inquiries';
import { unchanged } from '../../support/unchanged';

let cast: Cast;
beforeAll(async () => {
  cast = await loadCast();
});

const unreadOf = async ({ userId }: Actor, ticketId: string) =>
  (
    await owner().query(
      'SELECT count(*)::int AS n FROM notifications WHERE user_id = $1 AND target_id = $2 AND read_at IS NULL',
      [userId, ticketId],
    )
  ).rows[0].n;

it('what is opened is read, with what one was told about it, and for nobody else', async () => {
  const first = await ask(cast.town);
  const second = await ask(cast.town);
  await expandWaiting();
  const { prefecture, prefectureColleague } = cast;
  expect(await unreadOf(prefecture, first.id)).toBe(1);

  for (let turn = 0; turn < 2; turn += 1) await openTicket(changeAs(prefecture), prefecture, first.id);
  expect(await unreadOf(prefecture, first.id)).toBe(0);
  expect(await unreadOf(prefecture, second.id)).toBe(1);
  expect(await unreadOf(prefectureColleague, first.id)).toBe(1);
  const { rows } = await owner().query('SELECT ticket_id FROM ticket_reads WHERE user_id = $1', [prefecture.userId]);
  expect(rows).toEqual([{ ticket_id: first.id }]);
});

it('what one may not see one cannot have read', async () => {
  const ticket = await ask(cast.town);
  await unchanged(() => openTicket(changeAs(cast.neighbour), cast.neighbour, ticket.id));
});
