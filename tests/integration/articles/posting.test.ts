import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { getArticle } from '@/lib/articles/queries';
import { turnArticles } from '@/lib/articles/tasks';
import { setClock } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { articleRow, letter, post, posted, titlesOf, toldOf } from '@/tests/support/articles';
import { auditOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { type Fixture, loadFixture, problemOf, send, upload } from '@/tests/support/inquiries';

let people: Fixture;
beforeAll(async () => {
  people = await loadFixture();
});

const seen = (actor: Actor, number: string) => getArticle(askAs(actor), actor, number);

describe('who posts where', () => {
  it.each([
    ['the operator an important notice', 'operator', '01-01', 'articles.agree'],
    ['the center a form', 'center', '03-03', ''],
    ['a town no notice', 'town', '01-02', 'articles.notYours category'],
    ['a prefecture no outage', 'prefecture', '05', 'articles.notYours category'],
    ['nobody into a heading', 'operator', '01', 'articles.notYours category'],
    ['nobody an inquiry', 'operator', '02-03', 'articles.notYours category'],
    ['an auditor nothing', 'townAuditor', '06', 'denied'],
    ['nobody into a category that is not there', 'operator', '09', 'articles.categoryClosed category'],
  ] as const)('%s', async (_name, who, category, problem) => {
    expect(problemOf(await post(people[who], { category }))).toBe(problem);
  });

  it('a category that is closed while somebody writes', async () => {
    await owner().query("UPDATE article_categories SET closed_at = now() WHERE code = '02-02'");
    expect(problemOf(await post(people.center, { category: '02-02' }))).toBe('articles.categoryClosed category');
    await owner().query("UPDATE article_categories SET closed_at = NULL WHERE code = '02-02'");
  });

  it('a category below one that is closed', async () => {
    const { id } = await posted(people.center);
    await owner().query("UPDATE article_categories SET closed_at = now() WHERE code = '03'");
    expect(problemOf(await post(people.center, { category: '03-01' }))).toBe('articles.categoryClosed category');
    expect(problemOf(await send(people.center, 'article.move', { id, version: '1', category: '03-01' }))).toBe(
      'articles.categoryClosed category',
    );
    await owner().query("UPDATE article_categories SET closed_at = NULL WHERE code = '03'");
  });
});

describe('an article for everybody', () => {
  it('is numbered, audited and seen by all', async () => {
    const { id, number } = await posted(people.center, { title: '全員への周知' });
    expect(number).toMatch(/^ART\d{15}$/);
    expect(await seen(people.town, number)).toMatchObject({
      title: '全員への周知',
      body: '本文',
      state: 'published',
      revision: 1,
    });
    expect(await auditOf('article.posted')).toContainEqual(expect.objectContaining({ target_id: id }));
  });

  it('of 01-01 is told to every organization, once its author has seen how many they are', async () => {
    const { rows } = await owner().query('SELECT count(*)::int AS count FROM organizations WHERE valid_to IS NULL');
    const first = await post(people.operator, { category: '01-01' });
    expect(first).toMatchObject({ ok: false, problems: [{ params: { organizations: rows[0].count } }] });
    const { id } = await posted(people.operator, { category: '01-01', agreed: String(rows[0].count) });
    expect(await toldOf(id, 'article.important')).toHaveLength(rows[0].count);
  });

  it('gives its attachments to whoever reads it, and to nobody before', async () => {
    const file = await upload(people.center);
    const look = () => askAs(people.town).$queryRaw<unknown[]>`SELECT FROM files WHERE id = ${file}::uuid`;
    expect(await look()).toHaveLength(0);
    const { number } = await posted(people.center, { fileIds: [file] });
    expect(await look()).toHaveLength(1);
    expect((await seen(people.town, number))?.files).toHaveLength(1);
  });

  it('takes nobody else’s upload', async () => {
    expect(problemOf(await post(people.center, { fileIds: [await upload(people.town)] }))).toBe('notFound fileIds');
  });
});

describe('times', () => {
  it('a scheduled one is its author’s until its time, then everybody is told', async () => {
    const soon = new Date(Date.now() + 3_600_000);
    const publishAt = new Date(soon.getTime() + 9 * 3_600_000).toISOString().slice(0, 16);
    const { id, number } = await posted(people.center, { title: '予約', publishAt });
    expect(await seen(people.town, number)).toBeNull();
    expect(await seen(people.centerColleague, number)).toMatchObject({ state: 'scheduled' });
    await turnArticles();
    expect((await articleRow(id)).state).toBe('scheduled');
    setClock(new Date(soon.getTime() + 60_000));
    await turnArticles();
    setClock(undefined);
    expect(await seen(people.town, number)).toMatchObject({ state: 'published' });
  });

  it('an expired one leaves the list and is still read by its number', async () => {
    const { id, number } = await posted(people.center, { title: '期限つき' });
    await owner().query("UPDATE articles SET expire_at = now() - interval '1 minute' WHERE id = $1", [id]);
    expect(await titlesOf(people.town)).toContain('期限つき');
    await turnArticles();
    expect(await titlesOf(people.town)).not.toContain('期限つき');
    expect(await titlesOf(people.town, { state: 'expired' })).toContain('期限つき');
    expect(await seen(people.town, number)).toMatchObject({ state: 'expired' });
  });
});

describe('an article of 06', () => {
  it('is read by the addressed and the own organization, which are told, and by nobody else', async () => {
    const { id, number } = await letter(people.town, '新潟県、JLIS', 2);
    expect(await toldOf(id, 'article.addressed')).toEqual(['150002', '153079', 'JLIS']);
    for (const who of ['town', 'townStaff', 'prefecture', 'center'] as const)
      expect(await seen(people[who], number)).not.toBeNull();
    for (const who of ['neighbour', 'otherPrefecture', 'operator'] as const) {
      expect(await seen(people[who], number)).toBeNull();
      expect(await titlesOf(people[who])).not.toContain('事象発生報告');
      expect(await titlesOf(people[who], { q: '事象発生報告' })).toEqual([]);
    }
    expect(await titlesOf(people.prefecture, { q: '事象発生報告' })).toEqual(['事象発生報告']);
  });

  it.each([
    ['nobody', '', 'articles.addresseesRequired names'],
    ['oneself alone', '聖籠町', 'articles.addresseesRequired names'],
    ['a body that is not there', '架空町', 'articles.unknownOrganization names'],
  ])('is not sent to %s', async (_name, names, problem) => {
    expect(problemOf(await post(people.town, { category: '06', names }))).toBe(problem);
  });

  it('is not sent to a body that was abolished', async () => {
    await owner().query("UPDATE organizations SET valid_to = '2020-01-01' WHERE code = '155811'");
    expect(problemOf(await post(people.town, { category: '06', names: '関川村' }))).toBe(
      'articles.endedOrganization names',
    );
    await owner().query("UPDATE organizations SET valid_to = NULL WHERE code = '155811'");
  });

  it('is shown to its author before it goes: nothing is sent until then', async () => {
    const { rows } = await owner().query('SELECT last FROM article_counters');
    expect(await post(people.prefecture, { category: '06', groups: ['below'] })).toMatchObject({
      ok: false,
      problems: [{ code: 'articles.agree', params: { organizations: 31 } }],
    });
    expect((await owner().query('SELECT last FROM article_counters')).rows).toEqual(rows);
  });

  it('tells its author exactly how many will get mail: those who write for the organizations, without the author', async () => {
    await owner().query("UPDATE users SET email = id || '@example.invalid' WHERE email IS NULL");
    const answer = await post(people.town, { category: '06', names: '新潟県' });
    const { rows } = await owner().query(
      `SELECT count(DISTINCT u.id)::int AS count FROM users u JOIN organizations o ON o.id = u.organization_id JOIN user_roles r ON r.user_id = u.id
       WHERE o.code IN ('150002', '153079') AND u.disabled_at IS NULL AND u.id <> $1
         AND r.role::text IN ('system_administrator', 'system_management', 'call_center', 'staff')`,
      [people.town.userId],
    );
    expect(rows[0].count).toBeGreaterThan(0);
    expect(answer).toMatchObject({ problems: [{ params: { organizations: 2, users: rows[0].count } }] });
    const { rows: everybody } = await owner().query(
      'SELECT count(*)::int AS count FROM users WHERE disabled_at IS NULL AND id <> $1',
      [people.operator.userId],
    );
    expect(await post(people.operator, { category: '01-01' })).toMatchObject({
      problems: [{ code: 'articles.agree', params: { users: everybody[0].count } }],
    });
    expect(problemOf(await post(people.operator, { mustRead: 'true' }))).toBe('articles.agreeByDesk');
  });

  it('shows a revoked right at once', async () => {
    const { id, number } = await letter(people.town, '新潟県', 1);
    expect(await seen(people.prefecture, number)).not.toBeNull();
    await owner().query('DELETE FROM article_readers WHERE article_id = $1 AND NOT author', [id]);
    expect(await seen(people.prefecture, number)).toBeNull();
    expect(problemOf(await send(people.prefecture, 'article.comment', { id, body: '回答' }))).toBe('notFound');
  });
});
