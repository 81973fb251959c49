import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { readAs } from '@/lib/core/db';
import { listTickets } from '@/lib/tickets/list/queries';
import { listTicketsSchema } from '@/lib/tickets/list/schema';
import { ask, type Cast, loadCast } from '../../support/inquiries';

let cast: Cast;
const subjects = [
  '副本登録で「葛󠄀」の字がエラーになる',
  'ＣＳの日次処理が終わらない',
  '登録の副本について 100%_完了',
  '𠮷田様の住民票',
];

beforeAll(async () => {
  cast = await loadCast();
  for (const subject of subjects) await ask(cast.town, { subject });
});

async function found(actor: Actor, q: string): Promise<string[]> {
  const filter = listTicketsSchema.parse({ desk: 'all', q });
  const page = await readAs(actor, (db) => listTickets(db, actor, filter));
  return page.rows.map((row) => row.subject).sort();
}

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
    expect(await found(cast.town, q)).toEqual(expected.map((index) => subjects[index]).sort());
  });

  it('finds what the prefecture received, and nothing for those whom it has not reached', async () => {
    expect(await found(cast.prefecture, '日次')).toHaveLength(1);
    expect(await found(cast.neighbour, '日次')).toEqual([]);
    expect(await found(cast.otherPrefecture, '字')).toEqual([]);
  });
});
