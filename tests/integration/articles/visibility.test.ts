import { NextRequest } from 'next/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { GET as articleZip } from '@/app/(portal)/articles/[number]/files/route';
import { GET as readersExport } from '@/app/(portal)/articles/[number]/readers/export/route';
import { GET as categoryZip } from '@/app/(portal)/articles/files/route';
import { GET as download } from '@/app/files/[id]/route';
import { sessionCookie } from '@/lib/access/login/cookie';
import type { RouteHandler } from '@/lib/access/route';
import { listCategories, readTreeMarks } from '@/lib/articles/categories/queries';
import { flatten, idsBelow, pathTo, treeFor } from '@/lib/articles/categories/rules';
import { readArticlePanel } from '@/lib/articles/dashboard/queries';
import { suggestFaq } from '@/lib/articles/faq/queries';
import { listArticles } from '@/lib/articles/list/queries';
import { listArticlesSchema } from '@/lib/articles/list/schema';
import { getArticle } from '@/lib/articles/queries';
import { askAs } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import {
  articles,
  chasers,
  everybody,
  expectedFor,
  office,
  people,
  routed,
  type Surface,
  tree,
  type Who,
  writers,
} from '@/tests/support/article-matrix/expected';
import { fillMatrix, type Matrix, type Posted } from '@/tests/support/article-matrix/fill';
import { post } from '@/tests/support/articles';
import { owner } from '@/tests/support/database';
import { cookieOf } from '@/tests/support/endpoints/browser';
import { problemOf, send } from '@/tests/support/inquiries';

vi.mock('next/headers', () => import('@/tests/support/endpoints/browser'));

let actors: Matrix['actors'];
let posted: Matrix['posted'];
beforeAll(async () => {
  ({ actors, posted } = await fillMatrix());
});

async function open(handle: RouteHandler, who: Who, path: string, params: Record<string, string> = {}) {
  const cookie = `${sessionCookie().name}=${await cookieOf(actors[who])}`;
  const ask = () =>
    handle(new NextRequest(`http://localhost:3000${path}`, { headers: { cookie } }), {
      params: Promise.resolve(params),
    });
  let answer = await ask();
  // The turn of the file before ends a moment after it has been read.
  while (answer.status === 429) answer = await new Promise((resolve) => setTimeout(() => resolve(ask()), 5));
  return { status: answer.status, text: Buffer.from(await answer.arrayBuffer()).toString('utf8') };
}

async function listed(who: Who, filter: Record<string, string>): Promise<string[]> {
  const actor = actors[who];
  const nodes = treeFor(actor, await listCategories(askAs(actor)));
  const { category, ...others } = filter;
  const ids = idsBelow(nodes, category === undefined ? undefined : pathTo(nodes, category).at(-1), true);
  const page = await listArticles(askAs(actor), actor, listArticlesSchema.parse({ size: '100', ...others }), ids);
  return page.rows.map(({ title }) => title).sort();
}

async function titlesIn(who: Who, more: Record<string, string> = {}): Promise<Set<string>> {
  const all = await Promise.all(
    ['scheduled', 'published', 'expired', 'withdrawn'].map((state) => listed(who, { state, ...more })),
  );
  return new Set(all.flat());
}

/** What the archives of the tree's tops hold. */
async function foldersOf(who: Who): Promise<string> {
  let names = '';
  for (const code of Object.keys(tree).filter((one) => !one.includes('-')))
    names += (await open(categoryZip, who, `/articles/files?category=${code}`)).text;
  return names;
}

/** What a person meets of all articles at once. */
async function overview(who: Who) {
  const found = await titlesIn(who, { q: '行列' });
  // By the names of attachments, too.
  expect(await titlesIn(who, { q: '資料' })).toEqual(found);
  return {
    found,
    listed: await titlesIn(who),
    unread: new Set(await listed(who, { unread: '1' })),
    files: await idsIn(who, Prisma.sql`SELECT id::text FROM files`),
    revised: await idsIn(who, Prisma.sql`SELECT article_id::text AS id FROM article_revisions`),
    audited: await idsIn(who, Prisma.sql`SELECT target_id AS id FROM audit_entries WHERE target_type = 'article'`),
    folders: await foldersOf(who),
  };
}

async function idsIn(who: Who, rows: Prisma.Sql): Promise<Set<string>> {
  const found = await askAs(actors[who]).$queryRaw<{ id: string }[]>(rows);
  return new Set(found.map(({ id }) => id));
}

/** The surfaces of one article that have an address of their own. */
async function openedBy(who: Who, { number, title, file }: Posted): Promise<[Surface, number][]> {
  const zip = await open(articleZip, who, `/articles/${number}/files`, { number });
  if (zip.status === 200) expect(zip.text).toContain(`資料 ${title}.pdf`);
  return [
    ['zip', zip.status],
    ['download', (await open(download, who, `/files/${file}`, { id: file })).status],
    ['export', (await open(readersExport, who, `/articles/${number}/readers/export?format=csv`, { number })).status],
  ];
}

async function metBy(who: Who): Promise<Record<string, Surface[]>> {
  const actor = actors[who];
  const ask = askAs(actor);
  const all = await overview(who);
  const met: Record<string, Surface[]> = {};
  for (const one of posted) {
    const { title, number, id, file, answerFile } = one;
    const article = await getArticle(ask, actor, number);
    const answered = article?.comments[0]?.files.map((each) => each.id) ?? [];
    const opened = routed.includes(one.code) ? await openedBy(who, one) : [];
    const surfaces: [Surface, boolean][] = [
      ['page', article !== null],
      ['text', article?.body === `本文 ${title}`],
      ['listed', all.listed.has(title)],
      ['found', all.found.has(title)],
      ['unread', all.unread.has(title)],
      ['file', article?.files[0]?.id === file && all.files.has(file)],
      ['category zip', all.folders.includes(`${number}/資料 ${title}.pdf`)],
      [
        'answers',
        article?.comments[0]?.body === `回答 ${title}` && (answerFile === null || answered.includes(answerFile)),
      ],
      ['revisions', all.revised.has(id)],
      ...opened.map(([surface, status]): [Surface, boolean] => [surface, status === 200]),
    ];
    // Nothing comes by halves: what the page does not show is not reached beside it either.
    expect(opened.map(([, status]) => status).filter((status) => ![200, 404].includes(status))).toEqual([]);
    if (article === null) expect([title, all.audited.has(id)]).toEqual([title, false]);
    if (article === null || article.body === null) {
      const kept = [file, ...(answerFile === null || office(one.answerer) === office(who) ? [] : [answerFile])];
      expect([title, kept.filter((each) => all.files.has(each))]).toEqual([title, []]);
    }
    met[title] = surfaces.flatMap(([surface, there]) => (there ? [surface] : [])).sort();
  }
  return met;
}

describe.each(everybody)('%s', (who) => {
  it('meets of each article what is expected, and nothing else', async () => {
    const expected = articles.map((article) => [article.title, expectedFor(who, article)]);
    expect(await metBy(who)).toEqual(Object.fromEntries(expected));
  });

  it('finds in each node of the tree what is published there, and counts what is unread', async () => {
    const nodes = flatten(treeFor(actors[who], await listCategories(askAs(actors[who]))));
    const codes = nodes.flatMap(({ code, category }) => (category === null ? [] : [code]));
    expect(codes.sort()).toEqual(Object.keys(tree));
    const { unread } = await readTreeMarks(askAs(actors[who]), actors[who]);
    for (const { code, category } of nodes) {
      if (category === null) continue;
      const below = articles.filter((one) => one.code === code || one.code.startsWith(`${code}-`));
      const titles = below.filter((one) => one.state === 'published' && expectedFor(who, one).includes('listed'));
      expect([code, await listed(who, { category: code })]).toEqual([code, titles.map(({ title }) => title).sort()]);
      const here = below.filter((one) => one.code === code && expectedFor(who, one).includes('unread'));
      expect([code, unread.get(category.id) ?? 0]).toEqual([code, here.length]);
    }
  });

  it('meets nothing else on the dashboard, nor among what the FAQ suggests', async () => {
    const unread = articles.filter((one) => expectedFor(who, one).includes('unread')).map(({ title }) => title);
    const panel = await readArticlePanel(askAs(actors[who]), actors[who]);
    expect(panel.toRead.map(({ title }) => title).filter((title) => !unread.includes(title))).toEqual([]);
    expect(panel.toRead.length).toBeGreaterThan(0);
    const suggested = await suggestFaq(askAs(actors[who]), '行列 本文');
    expect(suggested.map(({ title }) => title)).toEqual(['行列 02-01 published']);
  });
});

it('nobody is told of what they do not see', async () => {
  for (const one of posted) {
    const { rows } = await owner().query(
      'SELECT DISTINCT o.code FROM notification_events n JOIN organizations o ON o.id = n.organization_id WHERE target_id = $1',
      [one.id],
    );
    const told = rows.map(({ code }) => code);
    const seeing = everybody.filter((who) => expectedFor(who, one).includes('page')).map(office);
    const blind = everybody.map(office).filter((code) => !seeing.includes(code));
    expect([one.title, told.filter((code) => blind.includes(code))]).toEqual([one.title, []]);
  }
});

it('the readers of a list are those below a prefecture, and all for the nation', async () => {
  const notice = posted.find(({ title }) => title === '行列 01-01 published');
  const path = `/articles/${notice?.number}/readers/export?format=csv`;
  const text = async (who: Who) => (await open(readersExport, who, path, { number: notice?.number ?? '' })).text;
  const holds = (csv: string) => ['聖籠町', '長野市'].filter((name) => csv.includes(name));
  expect(holds(await text('prefecture'))).toEqual(['聖籠町']);
  expect(holds(await text('otherPrefecture'))).toEqual(['長野市']);
  for (const who of chasers.filter((one) => people[one][0] === 'SOUMU' || one === 'center'))
    expect([who, holds(await text(who))]).toEqual([who, ['聖籠町', '長野市']]);
});

describe.each(everybody)('%s', (who) => {
  it('posts where it may, and nowhere else', async () => {
    for (const [code, { posts }] of Object.entries(tree)) {
      const names = code === '06' ? { names: '関川村' } : {};
      const problem = problemOf(await post(actors[who], { category: code, ...names }));
      // Whoever posts to many is shown first to how many.
      const granted = ['01-01', '06'].includes(code) ? 'articles.agree' : '';
      const refused = writers.includes(who) ? 'articles.notYours category' : 'denied';
      expect([code, problem]).toEqual([code, posts.includes(who) ? granted : refused]);
    }
  });

  it('writes beside what it reads, if it writes at all', async () => {
    for (const article of posted.filter(({ code }) => routed.includes(code))) {
      const sees = expectedFor(who, article).includes('page');
      const isOut = article.state === 'published' || article.state === 'expired';
      const expected = !writers.includes(who) ? 'denied' : !sees ? 'notFound' : isOut ? '' : 'denied';
      const answer = await send(actors[who], 'article.comment', { id: article.id, body: '回答' });
      expect([article.title, problemOf(answer)]).toEqual([article.title, expected]);
    }
  });
});
