import { Readable } from 'node:stream';
import { deflateRawSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { Actor } from '@/lib/access/actor';
import { listCategories } from '@/lib/articles/categories/queries';
import { listArticles } from '@/lib/articles/list/queries';
import { listArticlesSchema } from '@/lib/articles/list/schema';
import { readFiles } from '@/lib/articles/texts/tasks';
import { askAs } from '@/lib/core/db';
import { extractText } from '@/lib/core/documents/extract';
import { receiveUpload } from '@/lib/files/uploads/mutations';
import { letter, posted } from '@/tests/support/articles';
import { bytesOf } from '@/tests/support/files';
import { accepted, type Fixture, loadFixture } from '@/tests/support/inquiries';

let people: Fixture;
beforeAll(async () => {
  people = await loadFixture();
});

async function uploaded(actor: Actor, name: string, bytes: Buffer): Promise<string> {
  return accepted(await receiveUpload(actor, { name, body: bytesOf(bytes), declaredSize: null })).id;
}

async function found(actor: Actor, q: string): Promise<string[]> {
  const ids = (await listCategories(askAs(actor))).map(({ id }) => id);
  const page = await listArticles(askAs(actor), actor, listArticlesSchema.parse({ q }), ids);
  return page.rows.map(({ title }) => title);
}

async function sheet(text: string): Promise<Buffer> {
  const made = await writeXlsxFile([[{ value: '項目' }, { value: text }]], {});
  return made.toBuffer();
}

it('finds words in an attached workbook and text, for those who read the article only', async () => {
  const book = await uploaded(people.town, '報告書.xlsx', await sheet('回線装置の焼損'));
  await letter(people.town, '新潟県', 1, { title: '添付つき', fileIds: [book] });
  const plain = await uploaded(people.center, '手順.txt', Buffer.from('再起動は管理者が行う'));
  await posted(people.center, { title: '手順書', fileIds: [plain] });
  expect(await found(people.prefecture, '焼損')).toEqual([]);
  await readFiles();
  expect(await found(people.prefecture, '焼損')).toEqual(['添付つき']);
  expect(await found(people.town, '回線装置 焼損')).toEqual(['添付つき']);
  expect(await found(people.neighbour, '焼損')).toEqual([]);
  expect(await found(people.neighbour, '再起動')).toEqual(['手順書']);
  expect(await found(people.neighbour, '手順.txt')).toEqual(['手順書']);
});

/** A workbook's look with one entry that unpacks to `size` zeros. */
function bomb(size: number): Buffer {
  const entries = [
    { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
    { name: 'xl/workbook.xml', content: Buffer.alloc(size) },
  ];
  const [local, central]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, content } of entries) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    // It says that it is small.
    head.writeUInt32LE(100, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(offset, 42);
    local.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(central).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, end]);
}

it.each([
  ['an archive that unpacks to more than it says', () => bomb(300_000_000), '爆弾.xlsx'],
  ['half a document', () => Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n'), '半端.pdf'],
])('takes nothing out of %s, and goes on', async (_name, make, name) => {
  const answer = await extractText(Readable.from([make()]), name.endsWith('pdf') ? 'pdf' : 'office');
  expect('problem' in answer || answer.text === '').toBe(true);
});
