import { beforeAll, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { Actor } from '@/lib/access/actor';
import { askAs, readAs } from '@/lib/core/db';
import { exactMarks } from '@/lib/core/search/snippet';
import { receiveUpload } from '@/lib/files/uploads/mutations';
import { listTickets } from '@/lib/tickets/list/queries';
import { listTicketsSchema } from '@/lib/tickets/list/schema';
import { readSnippets } from '@/lib/tickets/search/queries';
import { readFiles } from '@/lib/tickets/search/tasks';
import { owner } from '@/tests/support/database';
import { bytesOf } from '@/tests/support/files';
import { accepted, ask, type Fixture, loadFixture, makeMove } from '@/tests/support/inquiries';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

async function uploaded(actor: Actor, name: string, bytes: Buffer): Promise<string> {
  return accepted(await receiveUpload(actor, { name, body: bytesOf(bytes), declaredSize: null })).id;
}

async function found(actor: Actor, q: string): Promise<string[]> {
  const filter = listTicketsSchema.parse({ desk: 'all', q });
  return (await readAs(actor, (db) => listTickets(db, actor, filter))).rows.map(({ subject }) => subject);
}

const workbook = async (text: string): Promise<Buffer> =>
  (await writeXlsxFile([[{ value: '項目' }, { value: text }]], {})).toBuffer();

it('finds words of attachments for whoever reads the entry, and for those it is opened to later', async () => {
  const book = await uploaded(fixture.town, '障害記録.xlsx', await workbook('冷却ファンの異音'));
  const ticket = await ask(fixture.town, { subject: '添付の問合せ', fileIds: [book] });
  expect(await found(fixture.prefecture, '冷却ファン')).toEqual([]);
  await readFiles();
  expect(await found(fixture.prefecture, '冷却ファン')).toEqual(['添付の問合せ']);
  expect(await found(fixture.prefecture, '障害記録')).toEqual(['添付の問合せ']);
  expect(await found(fixture.neighbour, '冷却ファン')).toEqual([]);
  expect(await found(fixture.center, '冷却ファン')).toEqual([]);
  const [snippet] = [...(await readSnippets(askAs(fixture.town), [ticket.id], exactMarks(['冷却ふぁん']))).values()];
  expect([snippet?.kind, snippet?.parts.some(({ hit, text }) => hit && text === '冷却ファン')]).toEqual(['file', true]);
  await makeMove(fixture.prefecture, ticket, 'escalate');
  expect(await found(fixture.center, '冷却ファン')).toEqual(['添付の問合せ']);
});

it('notes what cannot be read, goes on, and does not try again', async () => {
  const half = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n');
  const broken = await uploaded(fixture.town, '壊れた書類.pdf', half);
  const plain = await uploaded(fixture.town, '手順.txt', Buffer.from('点検簿の写し'));
  await ask(fixture.town, { subject: '二つの添付', fileIds: [broken, plain] });
  expect(await readFiles()).toBe(2);
  expect(await found(fixture.prefecture, '点検簿')).toEqual(['二つの添付']);
  expect(await readFiles()).toBe(0);
  const { rows } = await owner().query('SELECT count(*)::int AS count FROM ticket_file_readings WHERE file_id = $1', [
    broken,
  ]);
  expect(rows[0].count).toBe(1);
});
