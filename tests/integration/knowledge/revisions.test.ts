import { beforeAll, expect, it } from 'vitest';
import { askAs } from '@/lib/core/db';
import { findKnowledge } from '@/lib/knowledge/queries';
import { owner } from '@/tests/support/database';
import { accepted, type Fixture, loadFixture, problemOf, send } from '@/tests/support/inquiries';
import '@/lib/knowledge/actions';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const words = { title: '題', question: '問い', answer: '最初の回答', audience: 'everybody' };
const find = (number: string) => findKnowledge(askAs(fixture.center), fixture.center, Number(number));
const edit = (number: string, revision: string, answer: string) =>
  send(fixture.center, 'knowledge.edit', { ...words, number, revision, answer, next: 'review' });
const review = (number: string, revision: string, decision: Record<string, string> = {}) =>
  send(fixture.centerColleague, 'knowledge.review', {
    ...{ number, revision, decision: 'publish', checked: 'true' },
    ...decision,
  });

async function published(): Promise<string> {
  const written = { ...words, category: 'fault', system: 'juki_cs' };
  const number = String(accepted(await send(fixture.center, 'knowledge.write', written)).number);
  accepted(await edit(number, '1.1', words.answer));
  accepted(await review(number, '1.2'));
  return number;
}

it('a form of an older version publishes and gives back nothing', async () => {
  const number = await published();
  accepted(await edit(number, '1.3', '二版の回答'));
  accepted(await edit(number, '2.1', '二版の回答'));
  for (const decision of [{}, { decision: 'return', note: '直してください。' }])
    expect(problemOf(await review(number, '1.2', decision))).toBe('conflict');
  expect((await find(number))?.answer).toBe(words.answer);
  accepted(await review(number, '2.2'));
  expect((await find(number))?.answer).toBe('二版の回答');
});

it('of two who begin the next version the second is told', async () => {
  const number = await published();
  // As often changed as the version that is begun.
  await owner().query(
    'UPDATE knowledge_versions SET revision = 1 WHERE item_id = (SELECT id FROM knowledge_items WHERE number = $1)',
    [number],
  );
  accepted(await edit(number, '1.1', '先に保存した回答'));
  expect(problemOf(await edit(number, '1.1', '後から保存した回答'))).toBe('conflict');
  expect((await find(number))?.versions[0]).toMatchObject({ version: 2, revision: 1, answer: '先に保存した回答' });
});

it('of two who begin it at the same moment one does', async () => {
  const number = await published();
  const both = await Promise.all(['甲の回答', '乙の回答'].map((answer) => edit(number, '1.3', answer)));
  expect(both.map(problemOf).sort()).toEqual(['', 'conflict']);
  const { rows } = await owner().query(
    'SELECT v.version FROM knowledge_versions v JOIN knowledge_items i ON i.id = v.item_id WHERE i.number = $1',
    [number],
  );
  expect(rows).toHaveLength(2);
});

it('a version that was published meanwhile is not withdrawn by an older form, and nothing twice', async () => {
  const number = await published();
  accepted(await edit(number, '1.3', '二版の回答'));
  accepted(await review(number, '2.1'));
  const withdraw = (revision: string) => send(fixture.center, 'knowledge.withdraw', { number, revision });
  expect(problemOf(await withdraw('1.3'))).toBe('conflict');
  accepted(await withdraw('2.2'));
  expect(problemOf(await withdraw('2.2'))).toBe('conflict');
});

it.each(['1', '1.', '.1', '0.1', '1.1.1', '01.1', 'a.b'])('refuses a form whose words are named %j', async (typed) => {
  expect(problemOf(await edit('101', typed, words.answer))).toBe('invalid revision');
});
