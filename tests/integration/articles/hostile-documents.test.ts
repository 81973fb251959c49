import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NextRequest } from 'next/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { POST as uploadRoute } from '@/app/api/files/route';
import { ownerHeader } from '@/lib/access/forms/fields';
import { formOwnerOf } from '@/lib/access/forms/owner';
import { sessionCookie } from '@/lib/access/login/cookie';
import { getArticle } from '@/lib/articles/queries';
import { readFiles } from '@/lib/articles/texts/tasks';
import { askAs } from '@/lib/core/db';
import { receiveUpload } from '@/lib/files/uploads/mutations';
import { documentOf, paragraph, pdfOf } from '@/tests/support/archives';
import { letter, type PostedArticle, titlesOf } from '@/tests/support/articles';
import { cookieOf } from '@/tests/support/endpoints/browser';
import { bytesOf } from '@/tests/support/files';
import { accepted, type Fixture, loadFixture } from '@/tests/support/inquiries';

vi.mock('next/headers', () => import('@/tests/support/endpoints/browser'));

/** Something on the disk of whoever reads the document. */
const secret = path.join(os.tmpdir(), `renkei-secret-${process.pid}.txt`);

const text = 'BT /F1 12 Tf 10 10 Td (needle) Tj ET';
const pageOf = (kids: string): string[] => [
  '<</Type/Catalog/Pages 2 0 R>>',
  `<</Type/Pages/Kids[${kids}]/Count 1>>`,
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>',
  `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
];
const good = pdfOf(pageOf('3 0 R'));
const startOfTable = good.indexOf('xref');

/** Nine times ten of the one before: a thousand million laughs. */
const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');

interface Document {
  readonly name: string;
  readonly bytes: () => Buffer;
  /** What the article's page says of it; empty = it was read. */
  readonly problem: '' | 'refused' | 'unreadable';
  /** A word of it that is found. */
  readonly found?: string;
}

const documents: Readonly<Record<string, Document>> = {
  'a Word document that unpacks to 300 MB': {
    ...{ name: '爆弾.docx', problem: 'refused' },
    bytes: () => documentOf({ content: Buffer.alloc(300_000_000) }),
  },
  'one that says it is small': {
    ...{ name: '小さい爆弾.docx', problem: 'refused' },
    bytes: () => documentOf({ content: Buffer.alloc(300_000_000), told: 100 }),
  },
  'one of more parts than any has': {
    ...{ name: '部品.docx', problem: 'refused' },
    bytes: () => {
      const parts = Array.from({ length: 10_001 }, (_, at) => ({ name: `word/p${at}.xml`, content: '' }));
      return documentOf({ content: paragraph('部品') }, parts);
    },
  },
  'one that wants a file of the reader’s disk': {
    ...{ name: '外部参照.docx', problem: '', found: '外部参照の本文' },
    bytes: () =>
      documentOf({ content: paragraph('外部参照の本文 &x;', `<!DOCTYPE d [<!ENTITY x SYSTEM "file://${secret}">]>`) }),
  },
  'one whose grammar is elsewhere': {
    ...{ name: '外部文法.docx', problem: '', found: '外部文法の本文' },
    bytes: () => documentOf({ content: paragraph('外部文法の本文', '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">') }),
  },
  'one whose words grow as they are read': {
    ...{ name: '増殖.docx', problem: '', found: '増殖の本文' },
    bytes: () => documentOf({ content: paragraph('増殖の本文 &l9;', `<!DOCTYPE d [<!ENTITY l0 "lol">${laughs}]>`) }),
  },
  'half a PDF': { name: '半端.pdf', bytes: () => good.subarray(0, good.length / 2), problem: 'unreadable' },
  'the first bytes of a PDF': { name: '先頭だけ.pdf', bytes: () => good.subarray(0, 20), problem: 'unreadable' },
  'a PDF whose pages hold themselves': {
    ...{ name: '循環.pdf', problem: '' },
    bytes: () => pdfOf(pageOf('2 0 R')),
  },
  'one whose table leads back to itself': {
    ...{ name: '循環表.pdf', problem: '', found: 'needle' },
    bytes: () => pdfOf(pageOf('3 0 R'), `/Prev ${startOfTable}`),
  },
};

let people: Fixture;
const articles = new Map<string, PostedArticle>();

beforeAll(async () => {
  writeFileSync(secret, '盗まれた内容');
  people = await loadFixture();
  for (const [title, { name, bytes }] of Object.entries(documents)) {
    const upload = { name, body: bytesOf(bytes()), declaredSize: null };
    const { id } = accepted(await receiveUpload(people.town, upload));
    articles.set(title, await letter(people.town, '新潟県', 1, { title, fileIds: [id] }));
  }
  await readFiles();
});

const found = (q: string): Promise<string[]> => titlesOf(people.prefecture, { q });

describe.each(Object.entries(documents))('%s', (title, { name, problem, found: word }) => {
  it(`is attached; what its readers are told of it: ${problem === '' ? 'nothing' : problem}`, async () => {
    const { number } = articles.get(title) as PostedArticle;
    const article = await getArticle(askAs(people.prefecture), people.prefecture, number);
    expect(article?.files).toMatchObject([{ name, problem }]);
    // By its name in any case, by its words where it has any that could be read.
    expect(await found(name)).toContain(title);
    if (word !== undefined) expect(await found(word)).toContain(title);
  });
});

it('nothing of the reader’s disk is found', async () => {
  expect(await found('盗まれた内容')).toEqual([]);
});

it('2 GB that are announced are refused before a byte of them is read, with the limit', async () => {
  const { town } = people;
  const headers = {
    ...{ host: 'localhost:3000', origin: 'http://localhost:3000', 'content-length': '2147483648' },
    cookie: `${sessionCookie().name}=${await cookieOf(town)}`,
    [ownerHeader]: formOwnerOf(town.userId),
  };
  let asked = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        asked++;
        controller.enqueue(new Uint8Array(65_536));
      },
    },
    { highWaterMark: 0 },
  );
  const address = 'http://localhost:3000/api/files?name=big.pdf';
  const request = new NextRequest(address, { method: 'POST', headers, body, duplex: 'half' });
  const answer = await uploadRoute(request, { params: Promise.resolve({}) });
  expect([answer.status, asked]).toEqual([413, 0]);
  const { problems } = await answer.json();
  expect(problems).toMatchObject([{ code: 'files.tooLarge' }]);
  expect(problems[0].text).toContain('20MB以下');
});
