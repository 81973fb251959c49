import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { readTreeMarks } from '@/lib/articles/categories/queries';
import { countReceipts, listReceipts } from '@/lib/articles/chase/queries';
import { receiptFilterSchema } from '@/lib/articles/chase/schema';
import { readArticlePanel } from '@/lib/articles/dashboard/queries';
import { getArticle } from '@/lib/articles/queries';
import { readArticle } from '@/lib/articles/reading/mutations';
import { askAs, withActor } from '@/lib/core/db';
import { articleRow, post, posted, toldOf } from '@/tests/support/articles';
import { auditOf, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { accepted, type Fixture, loadFixture, problemOf, send } from '@/tests/support/inquiries';

let people: Fixture;
let towns: Actor[];
beforeAll(async () => {
  people = await loadFixture();
  const { rows } = await owner().query(
    'SELECT code FROM organizations WHERE parent_id = $1 AND valid_to IS NULL ORDER BY code',
    [people.prefecture.organizationId],
  );
  towns = [];
  for (const { code } of rows) towns.push(await personOf(code, ['system_administrator']));
});

async function published(actor: Actor, fields: Record<string, string> = {}) {
  const shown = await post(actor, { mustRead: 'true', ...fields });
  const agreed = shown.ok ? '' : String(shown.problems[0]?.params?.organizations);
  return posted(actor, { mustRead: 'true', agreed, ...fields });
}

const confirm = (actor: Actor, id: string, revision = 1) =>
  send(actor, 'article.confirm', { id, revision: String(revision) });

async function chaseOf(actor: Actor, number: string, state?: string) {
  const ask = askAs(actor);
  const article = await getArticle(ask, actor, number);
  if (article === null) throw new Error('not seen');
  const { rows } = await listReceipts(
    ask,
    actor,
    article,
    receiptFilterSchema.parse(state === undefined ? {} : { state }),
  );
  return { counts: await countReceipts(ask, actor, article), codes: rows.map(({ code }) => code) };
}

describe('a must-read', () => {
  it('is chased by the prefecture from published until all of its 30 towns have confirmed', async () => {
    expect(towns).toHaveLength(30);
    const { id, number } = await published(people.operator);
    expect(await toldOf(id, 'article.must_read')).toContain('153079');
    expect((await chaseOf(people.prefecture, number)).counts).toEqual({ unread: 30, read: 0, confirmed: 0 });
    const [first, second, ...others] = towns as [Actor, Actor, ...Actor[]];
    await withActor(first, (db) => readArticle(db, first, id));
    accepted(await confirm(second, id));
    expect((await chaseOf(people.prefecture, number)).counts).toEqual({ unread: 28, read: 1, confirmed: 1 });
    accepted(await send(people.prefecture, 'article.remind', { id }));
    const reminded = await toldOf(id, 'article.reminder');
    expect(reminded).toHaveLength(29);
    expect(reminded).not.toContain(second.organizationCode);
    expect(problemOf(await send(people.prefectureColleague, 'article.remind', { id }))).toBe('articles.remindedToday');
    for (const town of [first, ...others]) accepted(await confirm(town, id));
    expect((await chaseOf(people.prefecture, number)).counts).toEqual({ unread: 0, read: 0, confirmed: 30 });
    expect((await chaseOf(people.prefecture, number, 'unread')).codes).toEqual([]);
    await owner().query('DELETE FROM article_reminders');
    expect(problemOf(await send(people.prefecture, 'article.remind', { id }))).toBe('articles.nobodyToRemind');
    expect(await auditOf('article.confirmed')).toHaveLength(30);
  });

  it('shows its author all, and a town nobody', async () => {
    const { number } = await published(people.center);
    expect((await chaseOf(people.center, number)).counts.unread).toBeGreaterThan(100);
    expect(
      problemOf(
        await send(people.town, 'article.remind', {
          id: (await getArticle(askAs(people.town), people.town, number))?.id ?? '',
        }),
      ),
    ).toBe('denied');
  });

  it('is to be read and confirmed again after an important revision, and not after another', async () => {
    const { id, number } = await published(people.operator, { title: '二度読む' });
    accepted(await confirm(people.town, id));
    const revise = async (fields: Record<string, string>) => {
      const { version } = await articleRow(id);
      accepted(
        await send(people.operator, 'article.revise', {
          id,
          version: String(version),
          title: '二度読む',
          body: '新しい本文',
          mustRead: 'true',
          ...fields,
        }),
      );
    };
    const confirmed = async () => (await getArticle(askAs(people.town), people.town, number))?.confirmed;
    await revise({ note: '誤字' });
    expect(await confirmed()).not.toBeNull();
    await revise({ important: 'true', note: '日程の変更' });
    expect(await confirmed()).toBeNull();
    const unread = await owner().query('SELECT FROM article_reads WHERE article_id = $1', [id]);
    expect(unread.rowCount).toBe(0);
    expect(problemOf(await confirm(people.town, id, 1))).toBe('conflict');
    accepted(await confirm(people.town, id, 3));
    expect(await confirmed()).toMatchObject({ by: people.town.userName });
  });

  it('stands on the dashboard until somebody of the organization has confirmed', async () => {
    const { id, number } = await published(people.operator, { title: '確認待ち' });
    const listed = async () =>
      (await readArticlePanel(askAs(people.town), people.town)).toRead.map((row) => row.number);
    expect(await listed()).toContain(number);
    accepted(await confirm(people.townStaff, id));
    expect(await listed()).not.toContain(number);
  });

  it('is not confirmed by an auditor, nor by its author', async () => {
    const { id } = await published(people.operator);
    expect(problemOf(await confirm(people.townAuditor, id))).toBe('denied');
    expect(problemOf(await confirm(people.operator, id))).toBe('denied');
  });
});

describe('read marks', () => {
  it('are a person’s own, and the organization’s is apart', async () => {
    const { id } = await posted(people.center, { category: '05', title: '障害' }).catch(async () =>
      posted(people.operator, { category: '05', title: '障害' }),
    );
    const unread = async (actor: Actor) => {
      const { rows } = await owner().query("SELECT id FROM article_categories WHERE code = '05'");
      return (await readTreeMarks(askAs(actor), actor)).unread.get(rows[0].id) ?? 0;
    };
    const [before, colleague] = [await unread(people.town), await unread(people.townStaff)];
    await withActor(people.town, (db) => readArticle(db, people.town, id));
    await withActor(people.town, (db) => readArticle(db, people.town, id));
    expect([await unread(people.town), await unread(people.townStaff)]).toEqual([before - 1, colleague]);
    const { rows } = await owner().query('SELECT first_reader_name FROM article_receipts WHERE article_id = $1', [id]);
    expect(rows).toEqual([{ first_reader_name: people.town.userName }]);
    accepted(await send(people.townStaff, 'article.read-all', { code: '' }));
    expect(await unread(people.townStaff)).toBe(0);
    accepted(await send(people.town, 'article-watch.set', { code: '05', mode: 'mute' }));
    expect(await unread(people.town)).toBe(0);
  });

  it('who watches a category is told of what is new there, by name', async () => {
    accepted(await send(people.townStaff, 'article-watch.set', { code: '01-02', mode: 'watch' }));
    const { id } = await posted(people.center);
    const { rows } = await owner().query(
      "SELECT user_id FROM notification_events WHERE target_id = $1 AND kind = 'article.posted'",
      [id],
    );
    expect(rows).toEqual([{ user_id: people.townStaff.userId }]);
  });
});
