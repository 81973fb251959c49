import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { listHolidays } from '@/lib/calendar/queries';
import { readAs } from '@/lib/core/db';
import { isOpen } from '@/lib/organizations/contacts/rules';
import { searchContacts } from '@/lib/organizations/contacts/search/queries';
import { contactSearchOf } from '@/lib/organizations/contacts/search/rules';
import { contactSearchSchema } from '@/lib/organizations/contacts/search/schema';
import { listOrganizations } from '@/lib/organizations/queries';
import { listFilterSchema } from '@/lib/organizations/schema';
import { idOf, loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';

let town: Actor;
let center: Actor;

beforeAll(async () => {
  await loadCountry();
  town = await personOf('154059', ['staff']);
  center = await personOf('JLIS', ['call_center']);
});

const list = (filter: Record<string, unknown>) =>
  readAs(town, (db) => listOrganizations(db, listFilterSchema.parse(filter)));

describe('organizations', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['name', { q: '聖籠' }, ['153079']],
    ['simplified kanji', { q: '聖篭町' }, ['153079']],
    ['reading in half-width katakana', { q: 'ｲｽﾞﾓｻﾞｷ' }, ['154059']],
    ['full-width code', { q: '１５５８１１' }, ['155811']],
    ['beginning of a code', { q: '15581' }, ['155811']],
    ['Latin letters', { q: 'Sekikawa' }, ['155811']],
    ['two words', { q: '新潟県　関川' }, ['155811']],
    ['national body', { q: '職業安定局' }, ['NB0007']],
    ['nothing of that name', { q: '存在しない町' }, []],
    ['signs that mean something elsewhere', { q: "%_'\\" }, []],
  ])('are found by %s', async (_name, filter, codes) => {
    const { rows, total } = await list(filter);
    expect(rows.map((r) => r.code)).toEqual(codes);
    expect(total).toBe(codes.length);
  });

  it('that begin with what was typed come first', async () => {
    const { rows } = await list({ q: '新潟' });
    expect(rows.slice(0, 2).map((r) => r.name)).toEqual(['新潟県', '新潟市']);
    expect(rows).toHaveLength(31);
  });

  it('are filtered by kind and prefecture, sorted and paged', async () => {
    expect((await list({ kind: 'agency' })).total).toBe(8);
    const nagano = await list({ prefecture: '200000', kind: 'municipality', sort: 'kana', dir: 'desc' });
    expect(nagano.total).toBe(77);
    expect(nagano.rows).toHaveLength(50);
    expect(nagano.rows[0]).toMatchObject({ parent: { code: '200000', name: '長野県' } });
    const second = await list({ prefecture: '200000', kind: 'municipality', sort: 'kana', dir: 'desc', page: '2' });
    expect(second.rows).toHaveLength(27);
    expect(second.rows.map((r) => r.code)).not.toContain(nagano.rows[0]?.code);
  });
});

const friday = new Date('2026-11-20T10:00:00+09:00');
async function search(actor: Actor, address: string, at = friday) {
  const query = contactSearchOf(contactSearchSchema.parse(Object.fromEntries(new URLSearchParams(address))));
  return readAs(actor, async (db) =>
    searchContacts(db, query, at, await listHolidays(db, '2026-01-01', '2027-12-31'), 500),
  );
}
const found = async (address: string, actor = town) =>
  (await search(actor, address)).rows.map((r) => `${r.organizationCode} ${r.kind}`);

describe('contact contacts', () => {
  it.each([
    ['f1=organization&o1=startsWith&v1=聖籠', ['153079 ordinary']],
    ['f1=organization&o1=equals&v1=聖籠', []],
    ['f1=organization&o1=equals&v1=せいろうまち', ['153079 ordinary']],
    ['f1=organization&o1=endsWith&v1=雲崎町', ['154059 ordinary', '154059 emergency']],
    ['f1=code&o1=equals&v1=１５３０７９', ['153079 ordinary']],
    ['f1=code&o1=startsWith&v1=nb0007', ['NB0007 ordinary']],
    ['f1=prefecture&o1=startsWith&v1=にいがた&f2=organization&o2=contains&v2=せき', ['155811 ordinary']],
    ['f1=email&o1=equals&v1=DESK1@153079.lg.example', ['153079 ordinary']],
  ])('%s', async (address, rows) => {
    expect(await found(address)).toEqual(rows);
  });

  it('are found by the figures of a telephone number, however it is written', async () => {
    const { rows } = await owner().query(
      "SELECT phone FROM contacts WHERE organization_id = $1 AND kind = 'ordinary'",
      [await idOf('153079')],
    );
    for (const typed of [rows[0].phone, rows[0].phone.replaceAll('-', ''), rows[0].phone.replaceAll('-', '－')]) {
      expect(await found(`f1=phone&o1=equals&v1=${encodeURIComponent(typed)}`)).toContain('153079 ordinary');
    }
  });

  it('of emergencies are in the result of those who may see them only', async () => {
    expect(await found('f1=organization&o1=startsWith&v1=聖籠', center)).toEqual([
      '153079 ordinary',
      '153079 emergency',
    ]);
    const own = await found('kind=emergency');
    expect(own).toEqual(['154059 emergency']);
  });

  it('that do not contain something', async () => {
    const all = await search(town, 'body=agency');
    const some = await search(town, 'body=agency&f1=organization&o1=notContains&v1=共済');
    expect(all.total).toBe(8);
    expect(some.rows.map((r) => r.organizationCode)).toEqual(['NB0002', 'NB0006', 'NB0007', 'NB0008']);
  });

  it.each([
    ['Friday morning', '2026-11-20T10:00:00+09:00'],
    ['before the offices open', '2026-11-20T08:29:00+09:00'],
    ['Friday evening', '2026-11-20T20:30:00+09:00'],
    ['Sunday', '2026-11-22T10:00:00+09:00'],
    ['Labor Thanksgiving Day', '2026-11-23T10:00:00+09:00'],
    ['the turn of the year', '2026-12-31T23:59:00+09:00'],
  ])('that answer now are those of the rule: %s', async (_name, instant) => {
    const at = new Date(instant);
    const holidays = await readAs(center, (db) => listHolidays(db, '2026-01-01', '2027-12-31'));
    const all = await search(center, '', at);
    const open = await search(center, 'open=true', at);
    expect(open.rows.map((r) => r.id)).toEqual(all.rows.filter((r) => isOpen(r, at, holidays)).map((r) => r.id));
    expect(open.total).toBeGreaterThan(0);
  });

  it('come in the order that was asked for', async () => {
    const { rows } = await search(town, 'body=municipality&s1=prefecture&d1=desc&s2=organization&d2=asc');
    expect(rows[0]?.prefectureName).toBe('長野県');
    expect(rows.at(-1)?.prefectureName).toBe('新潟県');
  });

  it('that have ended or not begun are left out', async () => {
    const seiro = await idOf('153079');
    await owner().query(
      "UPDATE contacts SET valid_to = '2026-11-20' WHERE organization_id = $1 AND kind = 'ordinary'",
      [seiro],
    );
    expect(await found('f1=organization&o1=startsWith&v1=聖籠')).toEqual([]);
    await owner().query("UPDATE contacts SET valid_to = NULL, valid_from = '2026-11-20' WHERE organization_id = $1", [
      seiro,
    ]);
    expect(await found('f1=organization&o1=startsWith&v1=聖籠')).toEqual(['153079 ordinary']);
  });
});

it('the fold of the database maps as many letters as it names', async () => {
  const { rows } = await owner().query(
    "SELECT renkei.fold('ｱヴァパッＡ') AS folded, renkei.digits('０２５ー000-1234') AS digits",
  );
  expect(rows).toEqual([{ folded: 'あゔぁぱっa', digits: '0250001234' }]);
});
