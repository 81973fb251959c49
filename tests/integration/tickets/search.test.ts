import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { askAs, readAs } from '@/lib/core/db';
import { exactMarks } from '@/lib/core/search/snippet';
import { listTickets } from '@/lib/tickets/list/queries';
import { listTicketsSchema } from '@/lib/tickets/list/schema';
import { readSnippets } from '@/lib/tickets/search/queries';
import { owner } from '../../support/database';
import { accepted, ask, type Fixture, loadFixture, send } from '../../support/inquiries';

let fixture: Fixture;
const subjects = [
  '副本登録で「葛󠄀」の字がエラーになる',
  'ＣＳの日次処理が終わらない',
  '登録の副本について 100%_完了',
  '𠮷田様の住民票',
];

beforeAll(async () => {
  fixture = await loadFixture();
  for (const subject of subjects) await ask(fixture.town, { subject });
});

async function found(actor: Actor, q: string, sort?: 'relevance'): Promise<string[]> {
  const filter = listTicketsSchema.parse({ desk: 'all', q, ...(sort && { sort }) });
  const page = await readAs(actor, (db) => listTickets(db, actor, filter));
  return page.rows.map((row) => row.subject).sort();
}

describe('search by who asked', () => {
  const neighbours = '窓口の端末が遅い';
  beforeAll(async () => {
    await ask(fixture.neighbour, { subject: neighbours });
    await ask(fixture.prefecture, { subject: '県からの照会' });
  });

  it.each([
    ['its name', '出雲崎町'],
    ['the beginning of it', '出雲崎'],
    ['hiragana', 'いずもざき'],
    ['half-width katakana', 'ｲｽﾞﾓｻﾞｷﾏﾁ'],
    ['English', 'Izumozaki'],
    ['its code', '154059'],
    ['its code without the check digit', '15405'],
    ['its prefecture and its name', '新潟県 出雲崎町'],
  ])('finds by %s: %s', async (_name, q) => {
    expect(await found(fixture.prefecture, q)).toEqual([neighbours]);
  });

  it('means a prefecture by its name, not all that is in it', async () => {
    expect(await found(fixture.prefecture, '新潟県')).toEqual(['県からの照会']);
    expect(await found(fixture.prefecture, '新潟')).toEqual(['県からの照会']);
  });

  it('still finds subjects, and both together', async () => {
    await ask(fixture.town, { subject: '出雲崎町から届いた通知' });
    expect(await found(fixture.prefecture, '出雲崎町')).toEqual([neighbours, '出雲崎町から届いた通知'].sort());
  });

  it('finds nothing of others', async () => {
    expect(await found(fixture.town, '出雲崎町')).toEqual(['出雲崎町から届いた通知']);
    expect(await found(fixture.otherPrefecture, '出雲崎町')).toEqual([]);
  });
});

describe('search in subjects', () => {
  it.each([
    ['a word', '日次処理', [1]],
    ['another width', 'csの', [1]],
    ['one character', '字', [0]],
    ['a character outside the basic plane', '𠮷', [3]],
    ['the plain form of a variant', '葛', [0]],
    ['a word whose pairs also occur elsewhere in another order', '副本登録', [0]],
    ['a percent sign and an underscore as themselves', '%_完', [2]],
    ['a backslash', '\\', []],
    ['nothing that is there', 'ない語', []],
  ])('finds %s', async (_name, q, expected) => {
    expect(await found(fixture.town, q)).toEqual(expected.map((index) => subjects[index]).sort());
  });

  it('finds what the prefecture received, and nothing for those whom it has not reached', async () => {
    expect(await found(fixture.prefecture, '日次')).toHaveLength(1);
    expect(await found(fixture.neighbour, '日次')).toEqual([]);
    expect(await found(fixture.otherPrefecture, '字')).toEqual([]);
  });
});

describe('search by what fits best', () => {
  beforeAll(async () => {
    await ask(fixture.town, { subject: '生体認証の情報の移行' });
    await ask(fixture.town, { subject: '残存外字の申請' });
    await ask(fixture.neighbour, { subject: '情報の様式' });
    // As in a country where a third of all texts say it.
    await owner().query("INSERT INTO ticket_text_frequencies (gram, per_mille) VALUES ('情報', 330)");
  });

  it('leaves out what speaks only of the most common of the words', async () => {
    expect(await found(fixture.prefecture, '生体情報', 'relevance')).toEqual(['生体認証の情報の移行']);
    expect(await found(fixture.neighbour, '生体情報', 'relevance')).toEqual([]);
    expect(await found(fixture.neighbour, '情報', 'relevance')).toEqual(['情報の様式']);
  });

  it('reads a word typed as it sounds', async () => {
    expect(await found(fixture.town, 'ｶﾞｲｼﾞ', 'relevance')).toEqual(['残存外字の申請']);
  });

  it('finds by who asked where nothing says it', async () => {
    expect(await found(fixture.prefecture, 'イズモザキ', 'relevance')).toEqual(
      ['情報の様式', '窓口の端末が遅い'].sort(),
    );
  });
});

it('does not find what an entry says in codes', async () => {
  const { id: ticketId } = await ask(fixture.town, { subject: '分類の記号', route: 'direct' });
  const group = { ticketId, group: 'system_management', text: '判断は夕方までにお願いします。' };
  const classes = { ticketId, system: 'juki_cs', category: 'security', urgency: 'urgent' };
  accepted(await send(fixture.center, 'ticket.classify', { ...classes, version: '1' }));
  accepted(await send(fixture.center, 'ticket.group', { ...group, version: '2' }));
  for (const code of ['urgency', 'security', 'system_management'])
    for (const sort of [undefined, 'relevance'] as const)
      expect(await found(fixture.center, code, sort), code).toEqual([]);
  expect(await found(fixture.center, '夕方まで')).toEqual(['分類の記号']);
  const words = await readSnippets(askAs(fixture.center, 'custom'), [ticketId], exactMarks(['夕方']));
  expect(
    words
      .get(ticketId)
      ?.parts.map(({ text }) => text)
      .join(''),
  ).toBe('判断は夕方までにお願いします。');
});
