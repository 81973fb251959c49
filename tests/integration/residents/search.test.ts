import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { askAs } from '@/lib/core/db';
import { findResidents, getResident, listAllResidents } from '@/lib/residents/queries';
import { residentTerms } from '@/lib/residents/search/rules';
import { personOf } from '@/tests/support/country';
import { loadTowns, story } from '@/tests/support/towns';

let clerk: Actor;
let neighbour: Actor;
let prefecture: Actor;
let center: Actor;
beforeAll(async () => {
  await loadTowns();
  clerk = await personOf('153079', ['counter_clerk']);
  neighbour = await personOf('155811', ['counter_clerk']);
  prefecture = await personOf('150002', ['system_administrator']);
  center = await personOf('JLIS', ['system_administrator']);
});

const find = async (query: string, actor = clerk) => findResidents(askAs(actor), residentTerms(query));

describe('one line finds', () => {
  it.each([
    ['kana and birth date', 'かつらね はなこ S55.3.4'],
    ['half-width kana', 'ｶﾂﾗﾈ ﾊﾅｺ 19800304'],
    ['kanji in its plain form', '葛音花子 昭和55年3月4日'],
    ['kanji with the selector', '葛\u{E0100}音　花子 1980/3/4'],
    ['number', story.household],
  ])('the person by %s', async (_name, query) => {
    const { rows } = await find(query);
    expect(rows[0]).toMatchObject({ number: story.household, name: '葛\u{E0100}音　花子' });
  });

  it('at most twenty, with the count of all', async () => {
    const { rows, total } = await find('かすみ');
    expect(rows).toHaveLength(20);
    expect(total).toBeGreaterThan(100);
  });

  it('nobody for what nobody has', async () => expect(await find('架空架空')).toEqual({ rows: [], total: 0 }));
});

describe('only the own town is seen', () => {
  it('the same search finds another person in another town', async () => {
    const [own, other] = [await find('かつらね はなこ S55.3.4'), await find('かつらね はなこ S55.3.4', neighbour)];
    expect(own.rows[0]?.address).not.toBe(other.rows[0]?.address);
    expect(own.rows.map(({ id }) => id)).not.toContain(other.rows[0]?.id);
  });

  it('prefecture and center find nobody at all', async () => {
    for (const actor of [prefecture, center]) {
      expect(await find('かすみ', actor)).toEqual({ rows: [], total: 0 });
      expect(await getResident(askAs(actor), story.household)).toBeNull();
      expect(await listAllResidents(askAs(actor))).toEqual([]);
    }
  });

  it('a list of all residents is that of the own town', async () => {
    const count = async (actor: Actor) =>
      (await listAllResidents(askAs(actor))).reduce((sum, { residents }) => sum + residents.length, 0);
    expect([await count(clerk), await count(neighbour)]).toEqual([13_793, 6_289]);
  });
});
