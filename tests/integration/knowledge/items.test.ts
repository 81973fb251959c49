import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { askAs } from '@/lib/core/db';
import { findIdentifying } from '@/lib/knowledge/anonymous/queries';
import { findKnowledge, findNumbered, listKnowledge, suggestKnowledge } from '@/lib/knowledge/queries';
import { listKnowledgeSchema } from '@/lib/knowledge/schema';
import { personOf } from '@/tests/support/country';
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
import '@/lib/knowledge/actions';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const question = '聖籠町役場の見本です。住民の田中様の住民票を印刷すると0254-00-0000の行がずれます。';
const words = {
  title: '印字がずれる',
  question: '印字の位置がずれます。',
  answer: '余白の設定を初期化してください。',
  audience: 'everybody',
};
const find = (actor: Actor, number: number) => findKnowledge(askAs(actor), actor, number);

async function make(): Promise<number> {
  const ticket = await ask(fixture.town, { route: 'direct', question });
  await makeMove(fixture.center, ticket, 'answer', '余白の設定を初期化してください。');
  return Number(accepted(await send(fixture.center, 'knowledge.make', { ticketId: ticket.id })).number);
}

async function publish(number: number): Promise<void> {
  const edited = { ...words, number: String(number), revision: '1.1', next: 'review' };
  accepted(await send(fixture.center, 'knowledge.edit', edited));
  const review = { number: String(number), revision: '1.2', decision: 'publish', checked: 'true' };
  accepted(await send(fixture.centerColleague, 'knowledge.review', review));
}

describe('an item made from an inquiry', () => {
  it('has no names and numbers, says what was taken out, and is the call center’s alone', async () => {
    const number = await make();
    const item = await find(fixture.center, number);
    const [draft] = item?.versions ?? [];
    expect(draft?.question).toBe('○○団体の見本です。住民の○○様の住民票を印刷すると（電話番号）の行がずれます。');
    expect(draft?.removed.map(({ original }) => original)).toEqual(
      expect.arrayContaining(['聖籠町役場', '田中', '0254-00-0000']),
    );
    expect(await find(fixture.town, number)).toBeNull();
  });

  it('lists what an edit brought in, and who is named in the inquiry', async () => {
    const number = await make();
    const item = await find(fixture.center, number);
    const [family = ''] = fixture.town.userName.split(/[ 　]/);
    const texts = ['印字がずれる', `聖籠町の${family}から 0254-27-1111 へ`, '初期化してください。'];
    const identifying = await findIdentifying(askAs(fixture.center), texts, item?.sourceNumber ?? null);
    expect(identifying.map(({ original }) => original).sort()).toEqual(['0254-27-1111', family, '聖籠町'].sort());
    expect(await findIdentifying(askAs(fixture.center), [words.question, words.answer], null)).toEqual([]);
    const short = ['聖籠の端末、Seiro Town、ｾｲﾛｳﾏﾁ'];
    const own = await findIdentifying(askAs(fixture.center), short, item?.sourceNumber ?? null);
    expect(own.map(({ original }) => original)).toEqual(['聖籠', 'ｾｲﾛｳﾏﾁ', 'Seiro Town']);
    expect(await findIdentifying(askAs(fixture.center), short, null)).toEqual([]);
  });

  it('is refused while there is no answer', async () => {
    const { id } = await ask(fixture.town, { route: 'direct' });
    expect(problemOf(await send(fixture.center, 'knowledge.make', { ticketId: id }))).toBe('knowledge.noAnswer');
  });
});

it('an item is not made from an answer that was taken back', async () => {
  const ticket = await ask(fixture.town, { route: 'direct', question });
  await makeMove(fixture.center, ticket, 'answer', '誤った回答です。');
  accepted(await send(fixture.center, 'ticket.take-back', { ticketId: ticket.id, version: '2' }));
  expect(problemOf(await send(fixture.center, 'knowledge.make', { ticketId: ticket.id }))).toBe('knowledge.noAnswer');
});

it('an answer that is in a draft is not taken back, and one is not made of an answer that was', async () => {
  const answered = async () => {
    const ticket = await ask(fixture.town, { question });
    for (const who of ['prefecture', 'center'] as const) await makeMove(fixture[who], ticket, 'escalate');
    await makeMove(fixture.operator, ticket, 'answer', '運営主体の回答です。');
    const { version } = await ticketRow(ticket.id);
    const takeBack = () =>
      send(fixture.operator, 'ticket.take-back', { ticketId: ticket.id, version: String(version) });
    return { takeBack, makeItem: () => send(fixture.center, 'knowledge.make', { ticketId: ticket.id }) };
  };
  const kept = await answered();
  accepted(await kept.makeItem());
  expect(problemOf(await kept.takeBack())).toBe('tickets.opened');
  const gone = await answered();
  accepted(await gone.takeBack());
  expect(problemOf(await gone.makeItem())).toBe('knowledge.noAnswer');
  for (let round = 0; round < 10; round += 1) {
    const { takeBack, makeItem } = await answered();
    const [taken, made] = await Promise.all([takeBack(), makeItem()]);
    expect(taken.ok).toBe(!made.ok);
  }
});

describe('an item for the call center only', () => {
  it('is published to the center’s desk, and to nobody else of the center', async () => {
    const number = await make();
    const edited = { ...words, audience: 'call_center', number: String(number), revision: '1.1', next: 'review' };
    accepted(await send(fixture.center, 'knowledge.edit', edited));
    const review = { number: String(number), revision: '1.2', decision: 'publish', checked: 'true' };
    accepted(await send(fixture.centerColleague, 'knowledge.review', review));
    const administrator = await personOf('JLIS', ['system_administrator']);
    for (const actor of [fixture.center, fixture.centerColleague, administrator])
      expect((await find(actor, number))?.answer).toBe(words.answer);
    for (const role of ['staff', 'auditor', 'counter_clerk'] as const) {
      const actor = await personOf('JLIS', [role]);
      expect(await find(actor, number)).toBeNull();
      const { rows } = await listKnowledge(askAs(actor), listKnowledgeSchema.parse({ q: `K-${number}` }));
      expect(rows).toEqual([]);
      const suggested = await suggestKnowledge(askAs(actor), '帳票の印字の位置がずれて困っています', 50);
      expect(suggested.map((item) => item.number)).not.toContain(number);
    }
  });
});

describe('review', () => {
  it('is by a second person who has read the words, and shows the item to everybody', async () => {
    const number = await make();
    const edited = { ...words, number: String(number), revision: '1.1', next: 'review' };
    accepted(await send(fixture.center, 'knowledge.edit', edited));
    const review = { number: String(number), revision: '1.2', decision: 'publish' };
    expect(problemOf(await send(fixture.center, 'knowledge.review', { ...review, checked: 'true' }))).toBe('denied');
    expect(problemOf(await send(fixture.centerColleague, 'knowledge.review', review))).toBe('required checked');
    expect(await find(fixture.town, number)).toBeNull();
    accepted(await send(fixture.centerColleague, 'knowledge.review', { ...review, checked: 'true' }));
    const item = await find(fixture.town, number);
    // It was the town's own inquiry, and nobody else's.
    expect([item?.answer, item?.versions]).toEqual([words.answer, []]);
    expect(item?.sourceNumber).not.toBeNull();
    const others = await find(fixture.neighbour, number);
    expect([others?.answer, others?.versions, others?.sourceNumber]).toEqual([words.answer, [], null]);
  });

  it('keeps the published words until a new version is approved', async () => {
    const number = await make();
    await publish(number);
    const other = { title: '印字が下にずれる', audience: 'call_center', expiresOn: '2099-03-31' };
    const next = { ...words, ...other, answer: '新しい回答', number: String(number), revision: '1.3', next: 'review' };
    accepted(await send(fixture.center, 'knowledge.edit', next));
    expect((await find(fixture.town, number))?.answer).toBe(words.answer);
    const listed = async (list: string, audience: string) => {
      const filter = listKnowledgeSchema.parse({ list, audience });
      const { rows } = await listKnowledge(askAs(fixture.center), filter);
      return rows.find((row) => row.number === number) ?? null;
    };
    expect(await listed('review', 'call_center')).toMatchObject(other);
    expect(await listed('review', 'everybody')).toBeNull();
    expect(await listed('published', 'everybody')).toMatchObject({ title: words.title, expiresOn: null });
    const review = { number: String(number), revision: '2.1', decision: 'publish', checked: 'true' };
    accepted(await send(fixture.centerColleague, 'knowledge.review', review));
    expect((await find(fixture.center, number))?.answer).toBe('新しい回答');
    expect(await find(fixture.town, number)).toBeNull();
    expect((await find(fixture.center, number))?.versions.map(({ state }) => state)).toEqual(['published', 'replaced']);
  });
});

it('is found, suggested, linked where an answer names it, and rated', async () => {
  const number = await make();
  await publish(number);
  const { rows } = await listKnowledge(askAs(fixture.town), listKnowledgeSchema.parse({ q: 'プリントがはみ出る' }));
  expect(rows.map((row) => row.number)).toContain(number);
  const suggested = await suggestKnowledge(askAs(fixture.town), '帳票の印字の位置がずれて困っています');
  expect(suggested.map((item) => item.number)).toContain(number);
  const ticket = await ask(fixture.town, { route: 'direct' });
  await makeMove(fixture.center, ticket, 'answer', `余白を直してください。（回答事例 K-${number}による）`);
  expect((await find(fixture.center, number))?.usedIn.map((used) => used.number)).toEqual([ticket.number]);
  accepted(await send(fixture.town, 'knowledge.rate', { number: String(number), helpful: 'yes' }));
  accepted(await send(fixture.prefecture, 'knowledge.rate', { number: String(number), helpful: 'no' }));
  accepted(await send(fixture.prefecture, 'knowledge.rate', { number: String(number), helpful: 'yes' }));
  const item = await find(fixture.town, number);
  expect([item?.helpful, item?.unhelpful, item?.rated]).toEqual([2, 0, true]);
});

it('is found first by its number, with or without its letter, where it is searched, listed and suggested', async () => {
  const number = await make();
  await publish(number);
  const other = await make();
  await publish(other);
  // A newer one has the number as a word.
  await owner().query(
    "UPDATE knowledge_items SET form = form || $2, updated_at = now() + interval '1 day' WHERE number = $1",
    [other, ` ${number}`],
  );
  const found = async (q: string) => {
    const { rows } = await listKnowledge(askAs(fixture.town), listKnowledgeSchema.parse({ q }));
    return rows.map((row) => row.number);
  };
  expect(await found(`K-${number}`)).toEqual([number]);
  expect(await found(`${number}`)).toEqual([number, other]);
  const suggested = async (typed: string) =>
    (await suggestKnowledge(askAs(fixture.center), typed)).map((item) => item.number);
  for (const typed of [`${number}`, `K-${number}`, `前に聞いた K-${number} の印字の位置がずれる件`])
    expect((await suggested(typed))[0]).toBe(number);
  const named = (typed: string) => findNumbered(askAs(fixture.town), typed);
  for (const typed of [`${number}`, `K-${number}`]) expect(await named(typed)).toEqual({ number, title: words.title });
  for (const typed of ['', '99999', '印字', String(await make())]) expect(await named(typed)).toBeNull();
});

it('is shown to nobody else after its date, or when it is withdrawn', async () => {
  const number = await make();
  await publish(number);
  await owner().query("UPDATE knowledge_items SET expires_on = '2020-01-01' WHERE number = $1", [number]);
  expect(await find(fixture.town, number)).toBeNull();
  const suggested = await suggestKnowledge(askAs(fixture.center), '帳票の印字の位置がずれて困っています', 50);
  expect(suggested.map((item) => item.number)).not.toContain(number);
  const due = await listKnowledge(askAs(fixture.center), listKnowledgeSchema.parse({ list: 'expiring' }));
  expect(due.rows.map((row) => row.number)).toContain(number);
  await owner().query('UPDATE knowledge_items SET expires_on = NULL WHERE number = $1', [number]);
  accepted(await send(fixture.center, 'knowledge.withdraw', { number: String(number), revision: '1.3' }));
  expect(await find(fixture.town, number)).toBeNull();
});
