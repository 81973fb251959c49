import { beforeAll, expect, it } from 'vitest';
import { askAs } from '@/lib/core/db';
import { correctionLine } from '@/lib/knowledge/constants';
import { findKnowledge, knowledgeOfTicket } from '@/lib/knowledge/queries';
import { owner } from '@/tests/support/database';
import {
  type Asked,
  accepted,
  ask,
  type Fixture,
  loadFixture,
  makeMove,
  send,
  ticketRow,
} from '@/tests/support/inquiries';
import '@/lib/knowledge/actions';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const find = (number: number) => findKnowledge(askAs(fixture.center), fixture.center, number);
const ofTicket = (ticket: Asked) => knowledgeOfTicket(askAs(fixture.center), ticket.id);
const make = async (ticket: Asked, fields: Record<string, string> = {}, who = fixture.center) =>
  accepted(await send(who, 'knowledge.make', { ticketId: ticket.id, ...fields }));

async function answered(text = '余白の設定を初期化してください。'): Promise<Asked> {
  const ticket = await ask(fixture.town, { route: 'direct' });
  await makeMove(fixture.center, ticket, 'answer', text);
  return ticket;
}

it('an answer that was corrected is drafted with its corrections after it', async () => {
  const ticket = await answered('余白を10mmにしてください。');
  const { rows } = await owner().query("SELECT id FROM ticket_entries WHERE ticket_id = $1 AND kind = 'answered'", [
    ticket.id,
  ]);
  for (const text of ['10mmではなく5mmです。', '0254-27-2111へ電話してください。'])
    accepted(await send(fixture.center, 'ticket.correct', { entryId: rows[0].id, text }));
  const draft = await find(Number((await make(ticket)).number));
  expect(draft?.versions[0]?.answer.split('\n\n')).toEqual([
    '余白を10mmにしてください。',
    `${correctionLine}\n10mmではなく5mmです。`,
    `${correctionLine}\n（電話番号）へ電話してください。`,
  ]);
});

it('two who make an item from one inquiry at once get the same, and one more only where it is asked for', async () => {
  const ticket = await answered();
  const both = await Promise.all([make(ticket), make(ticket, {}, fixture.centerColleague)]);
  const [first] = both;
  expect(both.map(({ number }) => number)).toEqual([first?.number, first?.number]);
  expect(both.map(({ existing }) => existing).sort()).toEqual([false, true]);
  expect(await ofTicket(ticket)).toMatchObject([{ number: first?.number, made: true }]);
  expect(await make(ticket, { another: 'true' })).toMatchObject({ existing: false });
  expect(await ofTicket(ticket)).toHaveLength(2);
});

it('an inquiry whose item was withdrawn has another made', async () => {
  const ticket = await answered();
  const first = await make(ticket);
  await owner().query('UPDATE knowledge_items SET withdrawn_at = now() WHERE number = $1', [first.number]);
  expect(await ofTicket(ticket)).toMatchObject([{ made: false }]);
  expect(await make(ticket)).toMatchObject({ existing: false });
});

it('an inquiry whose answer was taken back was not answered with what it names', async () => {
  const { number } = await make(await answered());
  const words = `（回答事例　Ｋ－${number}による）`;
  const ticket = await answered(words);
  const used = async () => (await find(Number(number)))?.usedIn.map((one) => one.number);
  expect([await used(), (await ofTicket(ticket)).length]).toEqual([[ticket.number], 1]);
  const { version } = await ticketRow(ticket.id);
  accepted(await send(fixture.center, 'ticket.take-back', { ticketId: ticket.id, version: String(version) }));
  expect([await used(), (await ofTicket(ticket)).length]).toEqual([[], 0]);
  await makeMove(fixture.center, ticket, 'answer', words);
  expect([await used(), (await ofTicket(ticket)).length]).toEqual([[ticket.number], 1]);
});
