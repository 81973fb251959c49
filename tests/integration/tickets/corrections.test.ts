import { beforeAll, describe, expect, it } from 'vitest';
import { askAs } from '@/lib/core/db';
import { exactMarks } from '@/lib/core/search/snippet';
import { expandWaiting } from '@/lib/notifications/tasks';
import { showTicketPage } from '@/lib/tickets/presence/mutations';
import { readTicketPage } from '@/lib/tickets/queries';
import { readSnippets, suggestAnswers } from '@/lib/tickets/search/queries';
import { readTicketWork } from '@/lib/tickets/work/queries';
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
  wordsSeenBy,
} from '@/tests/support/inquiries';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const takeBack = (who: keyof Fixture, id: string, version: number) =>
  send(fixture[who], 'ticket.take-back', { ticketId: id, version: String(version) });

async function answered() {
  const ticket = await ask(fixture.town, { route: 'direct' });
  await makeMove(fixture.center, ticket, 'take');
  await makeMove(fixture.center, ticket, 'answer', '誤った回答です。');
  return ticket;
}

const target = async (id: string) =>
  (await owner().query('SELECT * FROM ticket_targets WHERE ticket_id = $1', [id])).rows[0];

describe('taking back', () => {
  it('puts the ticket where it was, and hides the words from those who had not opened them', async () => {
    const ticket = await answered();
    expect(await wordsSeenBy(fixture.town, ticket)).toContain('誤った回答です。');
    accepted(await takeBack('centerColleague', ticket.id, 3));
    const row = await ticketRow(ticket.id);
    expect([row.state, row.level, row.holder_user_id, row.answered_at]).toEqual([
      'in_progress',
      1,
      fixture.center.userId,
      null,
    ]);
    expect(await wordsSeenBy(fixture.town, ticket)).not.toContain('誤った回答です。');
    expect(await wordsSeenBy(fixture.center, ticket)).toContain('誤った回答です。');
    const clock = await target(ticket.id);
    expect([clock.solved_at, clock.paused_since]).toEqual([null, null]);
    await makeMove(fixture.center, ticket, 'answer', '正しい回答です。');
    expect((await ticketRow(ticket.id)).state).toBe('answered');
  });

  it('puts the words into the composer again, unless something is typed there, and leaves nothing to correct', async () => {
    const ticket = await answered();
    const draft = async (who: 'center' | 'centerColleague') =>
      (await readTicketPage(askAs(fixture[who]), fixture[who], ticket.number))?.draft?.fields;
    accepted(await takeBack('centerColleague', ticket.id, 3));
    expect(await draft('centerColleague')).toEqual({ text: '誤った回答です。' });
    expect(await draft('center')).toBeUndefined();
    const entries = (await readTicketPage(askAs(fixture.center), fixture.center, ticket.number))?.ticket.entries ?? [];
    const entry = entries.find(({ kind }) => kind === 'answered');
    expect(entry?.takenBack).toBe(true);
    const corrected = { entryId: entry?.id ?? '', text: '誰も読まない訂正' };
    expect(problemOf(await send(fixture.center, 'ticket.correct', corrected))).toBe('denied');
    await makeMove(fixture.center, ticket, 'answer', '二度目の回答です。');
    const { version } = await ticketRow(ticket.id);
    accepted(await takeBack('centerColleague', ticket.id, version));
    expect(await draft('centerColleague')).toEqual({ text: '誤った回答です。' });
  });

  it('of a question lets the clock run on as if nothing had been asked', async () => {
    const ticket = await ask(fixture.town, { route: 'direct' });
    const before = await target(ticket.id);
    await makeMove(fixture.center, ticket, 'ask_back');
    accepted(await takeBack('center', ticket.id, 2));
    expect(await target(ticket.id)).toEqual(before);
  });

  it('of a reply waits for the asker as before', async () => {
    const ticket = await ask(fixture.town, { route: 'direct' });
    await makeMove(fixture.center, ticket, 'ask_back');
    const before = await target(ticket.id);
    await makeMove(fixture.town, ticket, 'reply');
    accepted(await takeBack('town', ticket.id, 3));
    expect(await target(ticket.id)).toEqual(before);
  });

  it('of a question sets the ticket aside again until the same time, by the same person', async () => {
    const ticket = await ask(fixture.town, { route: 'direct' });
    const hold = async () => (await owner().query('SELECT * FROM ticket_holds WHERE ticket_id = $1', [ticket.id])).rows;
    const until = new Date(Date.now() + 11 * 3_600_000).toISOString().slice(0, 16);
    const fields = { ticketId: ticket.id, kind: 'call_back', until, note: '担当者は夕方に戻る' };
    accepted(await send(fixture.centerColleague, 'ticket.hold', fields));
    const [before, clock] = [await hold(), await target(ticket.id)];
    expect(before).toHaveLength(1);
    await makeMove(fixture.center, ticket, 'ask_back');
    expect(await hold()).toEqual([]);
    accepted(await takeBack('center', ticket.id, 2));
    expect(await hold()).toEqual(before);
    expect(await target(ticket.id)).toEqual(clock);
  });

  it('sets aside nothing that was not', async () => {
    const ticket = await answered();
    accepted(await takeBack('center', ticket.id, 3));
    expect((await owner().query('SELECT 1 FROM ticket_holds WHERE ticket_id = $1', [ticket.id])).rows).toEqual([]);
  });

  it('is refused once somebody has opened it, and changes nothing', async () => {
    const ticket = await answered();
    await showTicketPage(fixture.town, ticket.number);
    expect(problemOf(await takeBack('center', ticket.id, 3))).toBe('tickets.opened');
    expect((await ticketRow(ticket.id)).state).toBe('answered');
    expect(await wordsSeenBy(fixture.town, ticket)).toContain('誤った回答です。');
  });

  it('says when it was opened first, to whom handed it on alone, and nothing of an earlier handing on', async () => {
    const ticket = await answered();
    const work = (who: keyof Fixture) => readTicketWork(askAs(fixture[who]), fixture[who], ticket.id);
    const open = (who: keyof Fixture) => showTicketPage(fixture[who], ticket.number);
    const stand = async (who: keyof Fixture) => {
      const { takesBack, openedAt } = await work(who);
      return [takesBack, openedAt !== null];
    };
    await open('centerColleague');
    expect(await stand('center')).toEqual([true, false]);
    const before = Date.now();
    await open('town');
    expect(await stand('center')).toEqual([false, true]);
    const { openedAt } = await work('centerColleague');
    expect(openedAt?.getTime()).toBeGreaterThanOrEqual(before);
    await open('townStaff');
    expect((await work('center')).openedAt).toEqual(openedAt);
    expect(await stand('town')).toEqual([false, false]);
    await makeMove(fixture.town, ticket, 'reopen');
    await makeMove(fixture.center, ticket, 'answer', '二度目の回答です。');
    expect(await stand('center')).toEqual([true, false]);
  });

  it('is not told any more: notifications go, with what mail of them waits, and nothing else does', async () => {
    await owner().query("UPDATE users SET email = 'town@example.jp' WHERE id = $1", [fixture.town.userId]);
    const ticket = await ask(fixture.town, { route: 'direct' });
    await makeMove(fixture.center, ticket, 'ask_back');
    await makeMove(fixture.town, ticket, 'reply');
    const told = async () =>
      (
        await owner().query(
          `SELECT e.kind, count(n.id)::int AS people, count(n.mail_id)::int AS mails FROM notification_events e
          LEFT JOIN notifications n ON n.event_id = e.id WHERE e.target_id = $1 GROUP BY e.id ORDER BY e.id`,
          [ticket.id],
        )
      ).rows;
    await expandWaiting();
    const before = await told();
    // Before a worker has seen it, and after.
    for (const expanded of [false, true]) {
      await makeMove(fixture.center, ticket, 'answer', '誤った回答です。');
      if (expanded) {
        await expandWaiting();
        await owner().query(
          `UPDATE mails SET state = 'queued' WHERE id IN (SELECT mail_id FROM notifications WHERE target_id = $1)`,
          [ticket.id],
        );
        const last = (await told()).at(-1);
        expect([last.kind, last.people > 0, last.mails > 0]).toEqual(['ticket.answered', true, true]);
      }
      const { version } = await ticketRow(ticket.id);
      const mails = async () =>
        (await owner().query('SELECT count(*)::int AS n FROM mails WHERE thread = $1', [`ticket-${ticket.id}`])).rows[0]
          .n;
      const sent = await mails();
      accepted(await takeBack('centerColleague', ticket.id, version));
      expect(await told()).toEqual(before);
      expect((await mails()) < sent).toBe(expanded);
    }
  });

  it('of an answer passed on takes what it passed on along, unless that was passed on before', async () => {
    const ticket = await ask(fixture.town);
    await makeMove(fixture.prefecture, ticket, 'escalate');
    await makeMove(fixture.center, ticket, 'answer', '全国センターの回答');
    await makeMove(fixture.prefecture, ticket, 'pass_on');
    expect(await wordsSeenBy(fixture.town, ticket)).toContain('全国センターの回答');
    accepted(await takeBack('prefecture', ticket.id, (await ticketRow(ticket.id)).version));
    expect(await wordsSeenBy(fixture.town, ticket)).not.toContain('全国センターの回答');
    expect(await wordsSeenBy(fixture.prefecture, ticket)).toContain('全国センターの回答');
    await makeMove(fixture.prefecture, ticket, 'pass_on');
    expect(await wordsSeenBy(fixture.town, ticket)).toContain('全国センターの回答');
  });

  it('of what search and suggestions show: nothing before it was opened', async () => {
    const ticket = await answered();
    const seen = async (who: keyof Fixture) => {
      const [db, actor] = [askAs(fixture[who], 'custom'), fixture[who]];
      const snippets = await readSnippets(db, [ticket.id], exactMarks(['誤った回答']));
      const answers = await suggestAnswers(db, actor, '住民票の広域交付でエラーになる', '', 50);
      return [snippets.has(ticket.id), answers.some(({ number }) => number === ticket.number)];
    };
    expect(await seen('town')).toEqual([false, false]);
    expect((await seen('center'))[0]).toBe(true);
    await showTicketPage(fixture.townStaff, ticket.number);
    expect(await seen('town')).toEqual([true, true]);
    // An answer that did not help is none to offer.
    await makeMove(fixture.town, ticket, 'reopen');
    expect(await seen('town')).toEqual([true, false]);
  });

  it('is refused to others, and after another move', async () => {
    const ticket = await answered();
    expect(problemOf(await takeBack('town', ticket.id, 3))).toBe('denied');
    expect(problemOf(await takeBack('neighbour', ticket.id, 3))).toBe('notFound');
    await makeMove(fixture.town, ticket, 'reopen');
    expect(problemOf(await takeBack('center', ticket.id, 3))).toBe('conflict');
  });

  it('of an escalation leaves the tier above with nothing', async () => {
    const ticket = await ask(fixture.town);
    await makeMove(fixture.prefecture, ticket, 'escalate');
    expect(await wordsSeenBy(fixture.center, ticket)).not.toBeNull();
    accepted(await takeBack('prefecture', ticket.id, 2));
    expect(await wordsSeenBy(fixture.center, ticket)).toBeNull();
    const { rows } = await owner().query('SELECT organization_id FROM ticket_parties WHERE ticket_id = $1', [
      ticket.id,
    ]);
    expect(rows.map((row) => row.organization_id)).not.toContain(fixture.center.organizationId);
  });
});

describe('a correction', () => {
  it('is read by whoever read the answer, and moves nothing', async () => {
    const ticket = await answered();
    const { rows } = await owner().query("SELECT id FROM ticket_entries WHERE ticket_id = $1 AND kind = 'answered'", [
      ticket.id,
    ]);
    accepted(await send(fixture.centerColleague, 'ticket.correct', { entryId: rows[0].id, text: '訂正します。' }));
    expect(await wordsSeenBy(fixture.town, ticket)).toContain('訂正します。');
    expect((await ticketRow(ticket.id)).version).toBe(3);
    expect(problemOf(await send(fixture.town, 'ticket.correct', { entryId: rows[0].id, text: '改ざん' }))).toBe(
      'denied',
    );
    expect(problemOf(await send(fixture.neighbour, 'ticket.correct', { entryId: rows[0].id, text: '改ざん' }))).toBe(
      'notFound',
    );
  });
});

describe('a changed classification', () => {
  it('leaves a trace and chooses the policy anew', async () => {
    const ticket = await ask(fixture.town, { route: 'direct' });
    expect((await target(ticket.id)).reason).toBe('default');
    const fields = { ticketId: ticket.id, version: '1', system: 'juki_cs', category: 'fault', urgency: 'urgent' };
    accepted(await send(fixture.center, 'ticket.classify', fields));
    const { reason, first_response_due: due, started_at: started } = await target(ticket.id);
    expect(reason).toBe('category_urgency');
    expect(due.getTime()).toBeGreaterThan(started.getTime());
    expect(await wordsSeenBy(fixture.town, ticket)).toContain('urgency normal urgent');
    expect(problemOf(await send(fixture.center, 'ticket.classify', fields))).toBe('');
    expect(problemOf(await send(fixture.town, 'ticket.classify', { ...fields, version: '2' }))).toBe('denied');
  });
});

it('the clock rests while the asker is waited for, and no time is lost', async () => {
  const ticket = await ask(fixture.town, { route: 'direct' });
  const before = await target(ticket.id);
  await makeMove(fixture.center, ticket, 'ask_back');
  expect((await target(ticket.id)).paused_since).not.toBeNull();
  await makeMove(fixture.town, ticket, 'reply');
  const after = await target(ticket.id);
  expect([after.paused_since, after.pauses.length]).toEqual([null, 1]);
  expect(after.solution_due.getTime()).toBeGreaterThanOrEqual(before.solution_due.getTime());
  expect(after.first_responded_at).not.toBeNull();
});

it('goes from the call center to system management, and no further', async () => {
  const ticket = await ask(fixture.town, { route: 'direct' });
  const row = await ticketRow(ticket.id);
  expect(row.chain).toEqual([fixture.town.organizationId, fixture.center.organizationId]);
  const fields = { ticketId: ticket.id, version: '1', group: 'system_management', text: '判断をお願いします。' };
  accepted(await send(fixture.center, 'ticket.group', fields));
  expect((await ticketRow(ticket.id)).holder_group).toBe('system_management');
  expect(await wordsSeenBy(fixture.town, ticket)).not.toContain('system_management\n判断をお願いします。');
  const recovery = {
    ticketId: ticket.id,
    version: '0',
    cause: '電源の故障',
    contractor: '見本保守',
    orderedAt: '2026-11-20T10:00',
  };
  accepted(await send(fixture.centerColleague, 'ticket.recovery', recovery));
  expect(problemOf(await send(fixture.centerColleague, 'ticket.recovery', recovery))).toBe('conflict');
  expect(problemOf(await send(fixture.center, 'ticket.recovery', { ...recovery, version: '1' }))).toBe('denied');
  const wrong = { ...recovery, version: '1', arrivedAt: '2026-11-20T09:00' };
  expect(problemOf(await send(fixture.centerColleague, 'ticket.recovery', wrong))).toBe('tickets.outOfOrder arrivedAt');
});

it('what comes back is assigned again to who had it', async () => {
  const ticket = await ask(fixture.town);
  await makeMove(fixture.prefectureColleague, ticket, 'take');
  await makeMove(fixture.prefectureColleague, ticket, 'escalate');
  await makeMove(fixture.center, ticket, 'answer');
  expect((await ticketRow(ticket.id)).holder_user_id).toBe(fixture.prefectureColleague.userId);
});

it('what is reopened is assigned again to who answered it, and waits where nobody had it', async () => {
  const ticket = await ask(fixture.town, { route: 'direct' });
  await makeMove(fixture.centerColleague, ticket, 'take');
  await makeMove(fixture.centerColleague, ticket, 'answer');
  await makeMove(fixture.town, ticket, 'reopen');
  const { state, holder_user_id: holder } = await ticketRow(ticket.id);
  expect([state, holder]).toEqual(['in_progress', fixture.centerColleague.userId]);
  const untaken = await ask(fixture.town, { route: 'direct' });
  await makeMove(fixture.center, untaken, 'answer');
  await makeMove(fixture.town, untaken, 'reopen');
  const waits = await ticketRow(untaken.id);
  expect([waits.state, waits.holder_user_id]).toEqual(['waiting', null]);
});
