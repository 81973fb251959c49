import { beforeAll, describe, expect, it } from 'vitest';
import { inheritArticles } from '@/lib/articles/ended/mutations';
import { listGroups } from '@/lib/articles/groups/queries';
import { getArticle } from '@/lib/articles/queries';
import { listRevisions } from '@/lib/articles/revisions/queries';
import { limitConcurrency } from '@/lib/core/async/concurrency';
import { askAs, withSystem } from '@/lib/core/db';
import { articleRow, letter, post, posted, toldOf } from '@/tests/support/articles';
import { auditOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { accepted, type Fixture, loadFixture, problemOf, send, upload } from '@/tests/support/inquiries';
import { times } from '@/tests/support/proof';

let people: Fixture;
beforeAll(async () => {
  people = await loadFixture();
});

const revision = { title: '改訂', body: '新しい本文' };

describe('numbers', () => {
  it('have no gap and no repeat when many post at once, ten at a time and some of them in vain', async () => {
    const { rows: before } = await owner().query('SELECT last FROM article_counters');
    const wanted = times(200, 1_000);
    const limited = limitConcurrency(10);
    const results = await Promise.all(
      Array.from({ length: wanted }, (_, index) =>
        limited(() =>
          index % 10 === 9
            ? post(people.center, { fileIds: ['0199a000-0000-7000-8000-000000000001'] })
            : post([people.center, people.operator, people.centerColleague][index % 3] ?? people.center),
        ),
      ),
    );
    const numbers = results.flatMap((result) =>
      result.ok ? [(result.value as unknown as { number: string }).number.slice(-9)] : [],
    );
    expect(numbers).toHaveLength(wanted * 0.9);
    const first = Number(before[0].last) + 1;
    expect(numbers.map(Number).sort((a, b) => a - b)).toEqual(numbers.map((_, index) => first + index));
  }, 120_000);
});

describe('a revision', () => {
  it('keeps what was said before, with who changed it', async () => {
    const { id, number } = await posted(people.center, { title: '初版', body: '古い本文' });
    accepted(await send(people.centerColleague, 'article.revise', { id, version: '1', ...revision, note: '日程' }));
    const revisions = await listRevisions(askAs(people.town), people.town, id);
    expect(revisions.map(({ number: one, body, note }) => [one, body, note])).toEqual([
      [2, '新しい本文', '日程'],
      [1, '古い本文', ''],
    ]);
    expect(await getArticle(askAs(people.town), people.town, number)).toMatchObject({ title: '改訂', revision: 2 });
    expect(await auditOf('article.revised')).toContainEqual(expect.objectContaining({ target_id: id }));
  });

  it('of two at once one is told that it came too late', async () => {
    const { id } = await posted(people.center);
    const form = { id, version: '1', ...revision };
    const results = await Promise.all([
      send(people.center, 'article.revise', form),
      send(people.centerColleague, 'article.revise', form),
    ]);
    expect(results.map(problemOf).sort()).toEqual(['', 'conflict']);
  });

  it('takes files away and puts others in', async () => {
    const [first, second] = [await upload(people.center), await upload(people.center)];
    const { id, number } = await posted(people.center, { fileIds: [first] });
    accepted(await send(people.center, 'article.revise', { id, version: '1', ...revision, fileIds: [second] }));
    const article = await getArticle(askAs(people.town), people.town, number);
    expect(article?.files.map((file) => file.id)).toEqual([second]);
  });

  it.each([
    ['a town of a notice', 'town'],
    ['the operator of the center’s', 'operator'],
  ] as const)('is not made by %s', async (_name, who) => {
    const { id } = await posted(people.center);
    expect(problemOf(await send(people[who], 'article.revise', { id, version: '1', ...revision }))).toBe('denied');
  });

  it('of 06 is made by whom its author gave the right', async () => {
    const { id } = await letter(people.town, '新潟県', 1, { mayUpdate: 'true' });
    accepted(await send(people.prefecture, 'article.revise', { id, version: '1', ...revision }));
    const plain = await letter(people.town, '新潟県', 1);
    expect(
      problemOf(await send(people.prefecture, 'article.revise', { id: plain.id, version: '1', ...revision })),
    ).toBe('denied');
    expect(problemOf(await send(people.neighbour, 'article.revise', { id, version: '2', ...revision }))).toBe(
      'notFound',
    );
  });
});

describe('taking back', () => {
  it('leaves the reason and takes the text, also from search', async () => {
    const { id, number } = await posted(people.center, { title: '誤った周知', body: '秘密の本文' });
    expect(problemOf(await send(people.town, 'article.withdraw', { id, version: '1', reason: '誤り' }))).toBe('denied');
    accepted(await send(people.operator, 'article.withdraw', { id, version: '1', reason: '日付の誤り' }));
    expect(await getArticle(askAs(people.town), people.town, number)).toMatchObject({
      state: 'withdrawn',
      withdrawnReason: '日付の誤り',
      body: null,
    });
    expect(await getArticle(askAs(people.center), people.center, number)).toMatchObject({ body: '秘密の本文' });
    const { rows } = await owner().query('SELECT FROM article_texts WHERE article_id = $1', [id]);
    expect(rows).toHaveLength(0);
  });
});

describe('moving', () => {
  it('puts an article elsewhere, but never to other readers', async () => {
    const { id } = await posted(people.center);
    expect(problemOf(await send(people.center, 'article.move', { id, version: '1', category: '06' }))).toBe(
      'articles.otherReaders category',
    );
    accepted(await send(people.center, 'article.move', { id, version: '1', category: '02-01' }));
    const { rows } = await owner().query("SELECT id FROM article_categories WHERE code = '02-01'");
    expect((await articleRow(id)).category_id).toBe(rows[0].id);
    expect(problemOf(await send(people.center, 'article.move', { id, version: '1', category: '01-02' }))).toBe(
      'conflict',
    );
  });
});

describe('an answer in 06', () => {
  it('tells both sides, is unread again for them, and carries the form', async () => {
    const { id, number } = await letter(people.town, '新潟県', 1);
    const file = await upload(people.prefecture);
    accepted(await send(people.prefecture, 'article.comment', { id, body: '回答します', fileIds: [file] }));
    expect(await toldOf(id, 'article.answered')).toEqual(['150002', '153079']);
    const seen = await getArticle(askAs(people.town), people.town, number);
    expect(seen?.comments).toMatchObject([{ body: '回答します', files: [{ id: file }] }]);
    expect((await articleRow(id)).comment_count).toBe(1);
    const other = await askAs(people.neighbour).$queryRaw<unknown[]>`SELECT FROM files WHERE id = ${file}::uuid`;
    expect(other).toHaveLength(0);
  });

  it('is received by confirming', async () => {
    const { id } = await letter(people.town, '新潟県', 1);
    accepted(await send(people.prefecture, 'article.confirm', { id, revision: '1' }));
    const { rows } = await owner().query('SELECT confirmed_revision FROM article_receipts WHERE article_id = $1', [id]);
    expect(rows).toEqual([{ confirmed_revision: 1 }]);
  });
});

describe('lists of addressees', () => {
  it('are the organization’s own and address what they hold', async () => {
    accepted(await send(people.town, 'article-group.save', { name: '三町村', names: '154059\n関川村' }));
    expect(problemOf(await send(people.town, 'article-group.save', { name: '三町村', names: '154059' }))).toBe(
      'articles.groupThere name',
    );
    const [group] = await listGroups(askAs(people.town), people.town);
    expect(group?.members.map(({ code }) => code)).toEqual(['154059', '155811']);
    expect(await listGroups(askAs(people.neighbour), people.neighbour)).toEqual([]);
    const { id } = await letter(people.town, '', 2, { groups: [`group:${group?.id}`] });
    expect(await toldOf(id, 'article.addressed')).toEqual(['153079', '154059', '155811']);
    // Another organization's list is nobody.
    expect(problemOf(await post(people.neighbour, { category: '06', groups: [`group:${group?.id}`] }))).toBe(
      'articles.addresseesRequired names',
    );
  });
});

describe('a merger', () => {
  it('lets the successor read what was addressed to the body that ended', async () => {
    const { number } = await letter(people.town, '関川村', 1);
    const idOf = async (code: string) =>
      (await owner().query('SELECT id FROM organizations WHERE code = $1', [code])).rows[0].id;
    expect(await getArticle(askAs(people.neighbour), people.neighbour, number)).toBeNull();
    const [from, to] = [await idOf('155811'), await idOf('154059')];
    await withSystem('test', (db) => inheritArticles(db, { from, to, on: '2026-12-01' }));
    expect(await getArticle(askAs(people.neighbour), people.neighbour, number)).not.toBeNull();
  });
});

describe('the tree', () => {
  const fields = { name: '07.試験', nameEn: '07. Test', posting: 'nation', position: '7' };
  it('is edited by the operator alone', async () => {
    expect(problemOf(await send(people.center, 'article-category.add', { ...fields, parent: '' }))).toBe('denied');
    expect(accepted(await send(people.operator, 'article-category.add', { ...fields, parent: '' }))).toMatchObject({
      code: '07',
    });
    expect(problemOf(await send(people.operator, 'article-category.add', { ...fields, parent: '' }))).toBe(
      'articles.categoryThere name',
    );
    expect(accepted(await send(people.operator, 'article-category.add', { ...fields, parent: '07' }))).toMatchObject({
      code: '07-01',
    });
    const change = { ...fields, code: '07', version: '1', closed: 'true' };
    accepted(await send(people.operator, 'article-category.change', change));
    expect(problemOf(await send(people.operator, 'article-category.change', change))).toBe('conflict');
    expect(problemOf(await post(people.center, { category: '07' }))).toBe('articles.categoryClosed category');
  });
});
