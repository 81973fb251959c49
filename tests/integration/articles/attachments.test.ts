import { beforeAll, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { Actor } from '@/lib/access/actor';
import { readFiles } from '@/lib/articles/texts/tasks';
import { receiveUpload } from '@/lib/files/uploads/mutations';
import { letter, posted, titlesOf } from '@/tests/support/articles';
import { bytesOf } from '@/tests/support/files';
import { accepted, type Fixture, loadFixture } from '@/tests/support/inquiries';

let people: Fixture;
beforeAll(async () => {
  people = await loadFixture();
});

async function uploaded(actor: Actor, name: string, bytes: Buffer): Promise<string> {
  return accepted(await receiveUpload(actor, { name, body: bytesOf(bytes), declaredSize: null })).id;
}

const found = (actor: Actor, q: string): Promise<string[]> => titlesOf(actor, { q });

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
