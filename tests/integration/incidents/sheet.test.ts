import { beforeAll, expect, it } from 'vitest';
import { receiveUpload } from '@/lib/files/uploads/mutations';
import { readUploadedSheet, reportSheet } from '@/lib/incidents/sheet/queries';
import type { ReportValues } from '@/lib/incidents/types';
import { bytesOf, samplePdf } from '@/tests/support/files';
import { accepted, type Fixture, loadFixture, problemOf, send } from '@/tests/support/inquiries';
import { packedWorkbook } from '@/tests/support/workbooks';
import '@/lib/incidents/actions';

let people: Fixture;
beforeAll(async () => {
  people = await loadFixture();
});

async function uploaded(name: string, bytes: Buffer): Promise<string> {
  return accepted(await receiveUpload(people.town, { name, body: bytesOf(bytes), declaredSize: null })).id;
}
const read = async (by: keyof Fixture, id: string) =>
  problemOf(await send(people[by], 'incident.read_sheet', { sheetIds: [id] }));

it.each(['ja', 'en'] as const)('the report goes out as a workbook (%s) and comes in again', async (locale) => {
  const values: Partial<ReportValues> = {
    ...{ occurredAt: '2026-11-20T09:05', system: '=cmd|中間サーバー', summary: '照会に\n応答がない', persons: '12' },
  };
  const out = await reportSheet(values, locale);
  const id = await uploaded('報告書.xlsx', Buffer.from(await out.arrayBuffer()));
  expect(await readUploadedSheet(people.town, id)).toMatchObject({ ok: true, value: { values, refused: [] } });
  expect(await read('neighbour', id)).toBe('notFound sheetIds');
});

it.each([
  ['a workbook that unpacks to much', '爆弾.xlsx', () => packedWorkbook(30_000_000)],
  ['half a workbook', '半端.xlsx', () => packedWorkbook(10)],
  ['a document', '報告書.pdf', async () => samplePdf('報告')],
])('refuses %s', async (_name, name, make) => {
  expect(await read('town', await uploaded(name, await make()))).toBe('incidents.sheetUnreadable sheetIds');
});
