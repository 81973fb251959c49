import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { Actor } from '@/lib/access/actor';
import { readAs } from '@/lib/core/db';
import { receiveUpload } from '@/lib/files/uploads/mutations';
import { issuerOn } from '@/lib/statistics/provision/issuer/rules';
import { noticePdf } from '@/lib/statistics/provision/paper/document';
import { getYear, listGroups, listYears } from '@/lib/statistics/provision/queries';
import { totalOf } from '@/lib/statistics/provision/totals/rules';
import { owner } from '@/tests/support/database';
import { bytesOf } from '@/tests/support/files';
import { accepted, type Fixture, loadFixture, problemOf, send } from '@/tests/support/inquiries';
import { packedWorkbook } from '@/tests/support/workbooks';
import '@/lib/statistics/actions';

let people: Fixture;
let center: Actor;
beforeAll(async () => {
  people = await loadFixture();
  center = people.centerColleague;
});

async function upload(content: string | Buffer, name = '提供状況.csv'): Promise<string> {
  const body = bytesOf(Buffer.from(content));
  return accepted(await receiveUpload(center, { name, body, declaredSize: null })).id;
}
const importText = async (text: string, options: Record<string, string> = {}) =>
  send(center, 'provision.import', { fileIds: [await upload(text)], ...options });
const countsIn = async () => Number((await owner().query('SELECT count(*) FROM provision_counts')).rows[0].count);
const yearFor = (actor: Actor, year: number) => readAs(actor, (db) => getYear(db, year));
const source = () => readFileSync('prisma/seed/data/provision-2013.csv', 'utf8');

describe('the source’s table', () => {
  it('is refused until new bodies and the difference are accepted, and then stands with both', async () => {
    expect(problemOf(await importText(source()))).toBe('statistics.importUnknownBody fileIds');
    const refused = await importText(source(), { newBodies: 'true' });
    expect(refused.ok ? [] : refused.problems).toMatchObject([
      { code: 'statistics.importTotalDiffers', params: { value: '539,365,200 − 530,659,424 = 8,705,776' } },
    ]);
    expect(await countsIn()).toBe(0);
    accepted(await importText(source(), { newBodies: 'true', acceptDifference: 'true' }));
    expect(await countsIn()).toBe(280);
    expect(await yearFor(center, 2012)).toMatchObject({
      declaredTotal: 539_365_200,
      sum: 530_659_424,
      publishedAt: null,
    });
    const groups = await readAs(center, async (db) => listGroups(db, (await getYear(db, 2012))?.id ?? ''));
    expect([groups.length, totalOf(groups)]).toEqual([21, 530_659_424]);
  });

  it('is not imported twice, but replaced where that is said', async () => {
    const again = await importText(source(), { acceptDifference: 'true' });
    expect(again.ok ? [] : again.problems.map(({ code }) => code)).toEqual(
      Array(12).fill('statistics.importMonthImported'),
    );
    const last =
      '提供先,事務,提供年月,提供件数,提供方法\n気象庁,気象業務法による同法第17条第1項の許可又は同法第24条の20の登録に関する事務,2013-07,６,即時提供\n';
    accepted(await importText(last, { replace: 'true' }));
    const { rows } = await owner().query(
      "SELECT sum(count)::int AS sum, count(*)::int FROM provision_counts WHERE month = '2013-07-01'",
    );
    expect(rows).toEqual([{ sum: 6, count: 1 }]);
    accepted(await importText(source(), { replace: 'true', acceptDifference: 'true' }));
    expect(await countsIn()).toBe(280);
  });

  it('is read from a workbook, whose months are dates, and not from one that was made to harm', async () => {
    const lines = [
      ['提供先', '事務', '提供年月', '提供件数', '提供方法'],
      ['気象庁', '試験法による試験の登録に関する事務', new Date(Date.UTC(2017, 7, 1)), 7, '即時提供'],
    ];
    const cells = lines.map((line) =>
      line.map((value) => (value instanceof Date ? { value, format: 'yyyy-mm-dd' } : { value })),
    );
    const book = await (await writeXlsxFile(cells, { sheet: '提供状況' })).toBuffer();
    const importBook = async (bytes: Buffer) =>
      send(center, 'provision.import', { fileIds: [await upload(bytes, '提供状況.xlsx')] });
    accepted(await importBook(book));
    const { rows } = await owner().query("SELECT count::int FROM provision_counts WHERE month = '2017-08-01'");
    expect(rows).toEqual([{ count: 7 }]);
    expect(problemOf(await importBook(await packedWorkbook(60_000_000)))).toBe('statistics.importUnreadable fileIds');
  });

  it('is seen by everybody once it is published, and by the center alone before', async () => {
    expect(await yearFor(people.town, 2012)).toBeNull();
    const { id, version } = (await yearFor(center, 2012)) ?? { id: '', version: 0 };
    const publishing = { id, version: String(version), published: 'true' };
    expect(problemOf(await send(people.town, 'provision.publish', publishing))).toBe('denied');
    accepted(await send(center, 'provision.publish', publishing));
    expect(problemOf(await send(center, 'provision.publish', publishing))).toBe('conflict');
    expect((await yearFor(people.town, 2012))?.sum).toBe(530_659_424);
  });

  it('makes the notice of 30 August 2013, issued by the body of that date', async () => {
    const known = await yearFor(center, 2012);
    const describing = { id: known?.id ?? '', version: String(known?.version), noticedOn: '2013-08-30' };
    accepted(
      await send(center, 'provision.describe', { ...describing, signatory: '理事長', basis: known?.basis ?? '' }),
    );
    const year = await yearFor(people.town, 2012);
    if (year === null) throw new Error('the year is not there');
    const groups = await readAs(people.town, (db) => listGroups(db, year.id));
    const issuer = issuerOn('2013-08-30', '地方公共団体情報システム機構');
    const pdf = await noticePdf({ year, groups, issuer, at: new Date() });
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const paper = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false }).promise;
    const pages = await Promise.all(
      Array.from({ length: paper.numPages }, async (_, index) => {
        const { items } = await (await paper.getPage(index + 1)).getTextContent();
        return items.map((item) => ('str' in item ? item.str : '')).join('');
      }),
    );
    const text = pages.join('');
    for (const words of [
      '指定情報処理機関における本人確認情報の提供状況に関する公告',
      '平成24年8月から平成25年7月まで',
      '平成25年8月30日',
      '財団法人地方自治情報センター理事長',
      '68,145,143',
      '539,365,200',
      '8,705,776',
      '（欠落）',
    ])
      expect(text).toContain(words);
  });
});

it('tells every line that does not fit, and imports nothing', async () => {
  const before = await countsIn();
  const text =
    '提供先,事務,提供年月,提供件数,提供方法\n甲,法,2014-08,5,即時提供\n,,9月,-1,即時提供\n,,10月,5,郵送\n,,H26.13,5,即時提供\n';
  const refused = await importText(text, { newBodies: 'true' });
  expect(refused.ok ? [] : refused.problems.map(({ code, params }) => [code, params?.line, params?.field])).toEqual([
    ['statistics.importNegative', 3, '提供件数'],
    ['statistics.importMethod', 4, '提供方法'],
    ['statistics.importMonth', 5, '提供年月'],
  ]);
  expect(await countsIn()).toBe(before);
  expect((await readAs(center, listYears)).map(({ year }) => year)).not.toContain(2014);
});

it('of two imports of a month at once one counts', async () => {
  const text = '提供先,事務,提供年月,提供件数,提供方法\n乙,法,2015-08,5,即時提供\n';
  const outcomes = await Promise.all([1, 2].map(() => importText(text, { newBodies: 'true' })));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  const { rows } = await owner().query("SELECT count(*)::int FROM provision_counts WHERE month = '2015-08-01'");
  expect(rows[0].count).toBe(1);
});

it('reads what Excel exports: what was saved can be imported again', async () => {
  const { provisionExport } = await import('@/lib/statistics/provision/exports/queries');
  const response = await provisionExport(center, 2012, 'xlsx');
  const bytes = Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
  const file = accepted(await receiveUpload(center, { name: '表.xlsx', body: bytesOf(bytes), declaredSize: null }));
  accepted(await send(center, 'provision.import', { fileIds: [file.id], replace: 'true' }));
  expect(await yearFor(center, 2012)).toMatchObject({ sum: 530_659_424, declaredTotal: 539_365_200 });
});
