import { beforeAll, describe, expect, it } from 'vitest';
import { askAs } from '@/lib/core/db';
import { exactMarks } from '@/lib/core/search/snippet';
import { expandWaiting } from '@/lib/notifications/tasks';
import { showTicketPage } from '@/lib/tickets/presence/mutations';
import { readSnippets } from '@/lib/tickets/search/queries';
import { owner } from '@/tests/support/database';
import {
  accepted,
  ask,
  type Fixture,
  loadFixture,
  makeMove,
  send,
  ticketRow,
  wordsSeenBy,
} from '@/tests/support/inquiries';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const takeBack = (who: keyof Fixture, id: string, version: number) =>
  send(fixture[who], 'ticket.take-back', { ticketId: id, version: String(version) });

describe('taking back', () => {
  const correct = async (who: keyof Fixture, ticket: { id: string }, kind: string, text: string) => {
    const { rows } = await owner().query(
      'SELECT id FROM ticket_entries WHERE ticket_id = $1 AND kind = $2::ticket_entry_kind ORDER BY seq DESC LIMIT 1',
      [ticket.id, kind],
    );
    return send(fixture[who], 'ticket.correct', { entryId: rows[0].id, text });
  };

  it.each([false, true])('takes its corrections along, and what was told of them (expanded: %s)', async (expanded) => {
    const ticket = await ask(fixture.town, { route: 'direct' });
    await makeMove(fixture.center, ticket, 'ask_back', '先の確認です。');
    await showTicketPage(fixture.town, ticket.number);
    await makeMove(fixture.town, ticket, 'reply');
    await makeMove(fixture.center, ticket, 'answer', '誤った回答です。');
    accepted(await correct('center', ticket, 'answered', '取り消す訂正です。'));
    accepted(await correct('center', ticket, 'asked_back', '残る訂正です。'));
    const corrections = async () =>
      (
        await owner().query(
          `SELECT e.params ->> 'entry' AS entry, count(n.id)::int AS people FROM notification_events e LEFT JOIN notifications n
            ON n.event_id = e.id WHERE e.target_id = $1 AND e.kind = 'ticket.corrected' GROUP BY e.id`,
          [ticket.id],
        )
      ).rows;
    if (expanded) await expandWaiting();
    expect(await corrections()).toHaveLength(2);
    expect((await corrections()).every(({ people }) => people > 0)).toBe(expanded);
    const snippet = async (words: string) =>
      (await readSnippets(askAs(fixture.town, 'custom'), [ticket.id], exactMarks([words]))).has(ticket.id);
    expect([await snippet('取り消す訂正'), await snippet('残る訂正')]).toEqual([false, true]);
    accepted(await takeBack('center', ticket.id, (await ticketRow(ticket.id)).version));
    expect(await wordsSeenBy(fixture.town, ticket)).not.toContain('取り消す訂正です。');
    expect(await wordsSeenBy(fixture.town, ticket)).toContain('残る訂正です。');
    expect(await wordsSeenBy(fixture.center, ticket)).toContain('取り消す訂正です。');
    expect([await snippet('取り消す訂正'), await snippet('残る訂正')]).toEqual([false, true]);
    expect(await corrections()).toHaveLength(1);
  });

  it('of a question takes its correction along', async () => {
    const ticket = await ask(fixture.town, { route: 'direct' });
    await makeMove(fixture.center, ticket, 'ask_back', '誤った質問です。');
    accepted(await correct('center', ticket, 'asked_back', '質問の訂正です。'));
    accepted(await takeBack('center', ticket.id, 2));
    expect((await wordsSeenBy(fixture.town, ticket))?.filter((words) => words.includes('質問'))).toEqual([]);
  });

  it('of an answer passed on takes the corrections of what it passed on along', async () => {
    const ticket = await ask(fixture.town);
    await makeMove(fixture.prefecture, ticket, 'escalate');
    await makeMove(fixture.center, ticket, 'answer', '全国センターの回答');
    await makeMove(fixture.prefecture, ticket, 'pass_on');
    accepted(await correct('center', ticket, 'answered', '全国センターの訂正'));
    accepted(await correct('prefecture', ticket, 'passed_on', '県の訂正'));
    accepted(await takeBack('prefecture', ticket.id, (await ticketRow(ticket.id)).version));
    const seen = await wordsSeenBy(fixture.town, ticket);
    expect([seen?.includes('全国センターの訂正'), seen?.includes('県の訂正')]).toEqual([false, false]);
    expect(await wordsSeenBy(fixture.prefecture, ticket)).toContain('全国センターの訂正');
  });
});
