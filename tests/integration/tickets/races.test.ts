import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { showTicketPage } from '@/lib/tickets/presence/mutations';
import { owner } from '@/tests/support/database';
import {
  accepted,
  ask,
  type Fixture,
  loadFixture,
  makeMove,
  playOut,
  problemOf,
  send,
  sheet,
  ticketRow,
  tryMove,
} from '@/tests/support/inquiries';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

/** RENKEI_TEST_ROUNDS=100 for the long run. */
const rounds = Number(process.env.RENKEI_TEST_ROUNDS ?? 10);
const atOnce = 50;

const countOf = async (statement: string, id: string): Promise<number> =>
  (await owner().query<{ n: number }>(`SELECT count(*)::int AS n FROM ${statement}`, [id])).rows[0]?.n ?? -1;

describe('two people, one ticket', () => {
  it(`${atOnce} escalate at once, ${rounds} times: exactly one wins, once`, { timeout: 300_000 }, async () => {
    for (let round = 0; round < rounds; round++) {
      const { id } = await ask(fixture.town);
      const move = (turn: number) => {
        const who = turn % 2 === 0 ? fixture.prefecture : fixture.prefectureColleague;
        const fields = { ticketId: id, version: '1', move: 'escalate', text: `${turn} 番目の言葉` };
        return send(who, 'ticket.move', fields);
      };
      const results = await Promise.all(Array.from({ length: atOnce }, (_, turn) => move(turn)));
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(new Set(results.filter((result) => !result.ok).map(problemOf))).toEqual(new Set(['tickets.movedFirst']));
      expect(await ticketRow(id)).toMatchObject({ version: 2, last_seq: 2, level: 2 });
      expect(await countOf("ticket_entries WHERE ticket_id = $1 AND kind = 'escalated'", id)).toBe(1);
      expect(await countOf("notification_events WHERE target_id = $1 AND kind = 'ticket.escalated'", id)).toBe(1);
      expect(await countOf("audit_entries WHERE target_id = $1 AND event = 'ticket.escalated'", id)).toBe(1);
      expect(await countOf('ticket_holdings WHERE ticket_id = $1 AND until IS NULL', id)).toBe(1);
    }
  });

  it('one answers while the other asks back: one of them, wholly', async () => {
    for (let round = 0; round < rounds; round++) {
      const { id } = await ask(fixture.town);
      const send2 = (who: keyof Fixture, move: string) =>
        send(fixture[who], 'ticket.move', { ticketId: id, version: '1', move, text: '文' });
      const [answer, askBack] = await Promise.all([
        send2('prefecture', 'answer'),
        send2('prefectureColleague', 'ask_back'),
      ]);
      expect([answer.ok, askBack.ok].filter(Boolean)).toHaveLength(1);
      expect(await ticketRow(id)).toMatchObject({
        state: answer.ok ? 'answered' : 'asked_back',
        version: 2,
        last_seq: 2,
      });
    }
  });

  it('a note never undoes a move that is made at the same moment', async () => {
    for (let round = 0; round < rounds; round++) {
      const ticket = await ask(fixture.town);
      const results = await Promise.all([
        tryMove(fixture.prefecture, ticket, 'escalate'),
        ...Array.from({ length: 10 }, () => tryMove(fixture.prefectureColleague, ticket, 'note', { text: '覚え' })),
      ]);
      expect(results.map((result) => result.ok)).toEqual(results.map(() => true));
      const row = await ticketRow(ticket.id);
      expect(row).toMatchObject({
        state: 'waiting',
        level: 2,
        version: 2,
        last_seq: 12,
        holder_organization_id: fixture.center.organizationId,
      });
      expect(await countOf('ticket_entries WHERE ticket_id = $1', ticket.id)).toBe(12);
    }
  });

  it('fifty organizations’ inquiries at once get fifty numbers', async () => {
    const asked = await Promise.all(
      Array.from({ length: atOnce }, (_, turn) => ask(turn % 2 ? fixture.town : fixture.neighbour)),
    );
    expect(new Set(asked.map(({ number }) => number)).size).toBe(atOnce);
  });
});

describe('what the asker sends while a desk is at work', () => {
  const sent = (ticket: { id: string }, move: string) =>
    send(fixture.town, 'ticket.move', { ticketId: ticket.id, version: '1', move, text: `${move}の文` });
  const classes = { system: 'other', category: 'other', urgency: 'high' };

  /** Everything that stays inside a desk, from version 1 on. */
  const workAt = async (ticket: { id: string; number: string }) => {
    await makeMove(fixture.center, ticket, 'take');
    const at = async () => ({ ticketId: ticket.id, version: String((await ticketRow(ticket.id)).version) });
    const assigned = { move: 'assign', assigneeId: fixture.centerColleague.userId };
    accepted(await send(fixture.center, 'ticket.move', { ...(await at()), ...assigned }));
    accepted(await send(fixture.centerColleague, 'ticket.classify', { ...(await at()), ...classes }));
    accepted(await send(fixture.centerColleague, 'ticket.group', { ...(await at()), group: 'system_management' }));
    await makeMove(fixture.center, ticket, 'note', '覚え');
  };

  it.each(['supplement', 'withdraw'])('%s is taken, whoever has it in hand by then', async (move) => {
    const ticket = await ask(fixture.town, { route: 'direct' });
    await workAt(ticket);
    accepted(await sent(ticket, move));
    expect(await ticketRow(ticket.id)).toMatchObject({
      state: move === 'withdraw' ? 'withdrawn' : 'waiting',
      version: 6,
    });
  });

  it('an answer that was taken back is not in its way', async () => {
    const ticket = await ask(fixture.town);
    await makeMove(fixture.prefecture, ticket, 'answer');
    accepted(await send(fixture.prefecture, 'ticket.take-back', { ticketId: ticket.id, version: '2' }));
    accepted(await sent(ticket, 'supplement'));
  });

  it.each(['supplement', 'withdraw'])('%s is refused after something that the asker can read', async (move) => {
    for (const act of ['ask_back', 'answer', 'return'] as const) {
      const ticket = await ask(fixture.town, { route: 'direct' });
      await makeMove(fixture.center, ticket, act);
      await makeMove(fixture.center, ticket, 'note');
      expect(problemOf(await sent(ticket, move))).toBe('tickets.movedFirst');
    }
    const ticket = await ask(fixture.town, { route: 'direct' });
    await makeMove(fixture.town, ticket, 'supplement', '先の補足');
    await workAt(ticket);
    expect(problemOf(await sent(ticket, move))).toBe('tickets.movedFirst');
    const future = { ticketId: ticket.id, version: '99', move, text: '文' };
    expect(problemOf(await send(fixture.town, 'ticket.move', future))).toBe('tickets.movedFirst');
  });

  it(`at the same moment, ${rounds} times: both of a taking and a withdrawal in turn, one of an answer and a withdrawal`, async () => {
    for (let round = 0; round < rounds; round++) {
      const taken = await ask(fixture.town, { route: 'direct' });
      const work = (move: string, { id }: { id: string }) =>
        send(fixture.center, 'ticket.move', { ticketId: id, version: '1', move, text: move === 'take' ? '' : '回答' });
      const [, withdrawn] = await Promise.all([work('take', taken), sent(taken, 'withdraw')]);
      expect([withdrawn.ok, (await ticketRow(taken.id)).state]).toEqual([true, 'withdrawn']);
      const answered = await ask(fixture.town, { route: 'direct' });
      const both = await Promise.all([work('answer', answered), sent(answered, 'withdraw')]);
      expect(both.filter((one) => one.ok)).toHaveLength(1);
      expect(await ticketRow(answered.id)).toMatchObject({
        version: 2,
        last_seq: 2,
        state: both[0].ok ? 'answered' : 'withdrawn',
      });
    }
  });
});

describe('taking back what is just being opened', () => {
  const answer = '取り消す回答';
  const answered = async () => {
    const ticket = await ask(fixture.town, { route: 'direct' });
    await makeMove(fixture.center, ticket, 'answer', answer);
    return ticket;
  };
  const takeBack = (ticketId: string) => send(fixture.center, 'ticket.take-back', { ticketId, version: '2' });

  it(`${rounds} times: either the page has the answer or it is taken back`, { timeout: 120_000 }, async () => {
    // Asked before: the asker has read the ticket up to its question, and the colleague nothing.
    for (const reader of [fixture.town, fixture.townStaff])
      for (let round = 0; round < rounds; round += 1) {
        const ticket = await answered();
        const [taken, page] = await Promise.all([
          takeBack(ticket.id),
          new Promise((go) => setTimeout(go, 2 * round)).then(() => showTicketPage(reader, ticket.number)),
        ]);
        const shown = page?.ticket.entries.some(({ body }) => body === answer);
        expect([taken.ok, shown]).toEqual([!shown, !taken.ok]);
        if (!taken.ok) expect(problemOf(taken)).toBe('tickets.opened');
      }
  });

  it('a page that waits for it shows the ticket as it is after that', async () => {
    const ticket = await answered();
    const client = await owner().connect();
    await client.query('BEGIN');
    await client.query('SELECT FROM tickets WHERE id = $1 FOR UPDATE', [ticket.id]);
    const page = showTicketPage(fixture.town, ticket.number);
    await expect.poll(async () => countOf('pg_locks WHERE NOT granted AND $1 <> $$$$', ticket.id)).toBeGreaterThan(0);
    await client.query('UPDATE tickets SET version = version + 1 WHERE id = $1', [ticket.id]);
    await client.query('COMMIT');
    client.release();
    expect((await page)?.ticket.version).toBe(3);
  });
});

describe('the same form, sent twice', () => {
  it('ten times at once: one ticket, and the same answer for each', async () => {
    const key = randomUUID();
    const fields = { ...sheet, subject: `二度押し ${key}` };
    const results = await Promise.all(
      Array.from({ length: 10 }, () => send(fixture.town, 'ticket.create', fields, key)),
    );
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[0]?.ok).toBe(true);
    expect(await countOf('tickets WHERE subject = $1', fields.subject)).toBe(1);
  });

  it('a move: made once, and the second sending is told that it worked', async () => {
    const ticket = await playOut(fixture, []);
    const key = randomUUID();
    const fields = { ticketId: ticket.id, version: '1', move: 'escalate', text: '一度だけ' };
    const first = await send(fixture.prefecture, 'ticket.move', fields, key);
    expect(await send(fixture.prefecture, 'ticket.move', fields, key)).toEqual(first);
    expect(await countOf("ticket_entries WHERE ticket_id = $1 AND kind = 'escalated'", ticket.id)).toBe(1);
  });

  it('with other words under the same key: refused, not taken for the first', async () => {
    const key = randomUUID();
    await send(fixture.town, 'ticket.create', sheet, key);
    expect(problemOf(await send(fixture.town, 'ticket.create', { ...sheet, subject: '別の件' }, key))).toBe('conflict');
  });

  it('a key of somebody else is nothing to me', async () => {
    const key = randomUUID();
    const [mine, theirs] = [
      await send(fixture.town, 'ticket.create', sheet, key),
      await send(fixture.neighbour, 'ticket.create', sheet, key),
    ];
    expect([mine.ok, theirs.ok]).toEqual([true, true]);
    expect(mine).not.toEqual(theirs);
  });

  it('what was refused can be sent again', async () => {
    const key = randomUUID();
    const ticket = await playOut(fixture, []);
    const fields = { ticketId: ticket.id, version: '1', move: 'answer' };
    expect(problemOf(await send(fixture.prefecture, 'ticket.move', { ...fields, text: '' }, key))).toBe(
      'required text',
    );
    expect((await send(fixture.prefecture, 'ticket.move', { ...fields, text: '書き直し' }, key)).ok).toBe(true);
    expect(await makeMove(fixture.town, ticket, 'close')).toMatchObject({ move: 'close' });
  });
});
