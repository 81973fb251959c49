import type { ClientBase } from 'pg';
import { z } from 'zod';
import { askClient } from '@/lib/core/database/client-rows';
import { inTokyo } from '@/lib/core/tokyo';
import { copyRows } from '../copy';
import { seedId } from '../ids';
import type { SeedOrganization } from '../organizations/build';
import type { SeedUser } from '../users/build';
import { buildArticles, buildReceipts, type SeedArticle } from './build';

const categoryShape = z.object({ id: z.string(), code: z.string() });

const day = 24 * 3_600_000;

/** Days back to which everything counts as read by everybody. */
const readDays = 45;

interface Given {
  readonly organizations: readonly SeedOrganization[];
  readonly users: readonly SeedUser[];
  readonly at: Date;
}

/** The articles of two years with their revisions, answers and receipts. Answers how many there are. */
export async function loadArticles(client: ClientBase, { organizations, users, at }: Given): Promise<number> {
  const articles = buildArticles(organizations, users, at);
  const rows = await askClient(client, categoryShape, 'SELECT id, code FROM article_categories');
  const categories = new Map(rows.map(({ id, code }) => [code, id]));
  await loadRows(client, articles, categories);
  await loadRevisions(client, articles);
  await loadRights(client, articles);
  await copyRows(
    client,
    'article_receipts',
    [
      'article_id',
      'organization_id',
      'author_organization_id',
      'restricted',
      'first_read_at',
      'first_reader_name',
      'confirmed_revision',
      'confirmed_at',
      'confirmed_by_name',
    ],
    buildReceipts(articles, organizations, users, at).map((r) => [
      ...[r.articleId, r.organizationId, r.authorOrganizationId, false, r.readAt, r.reader],
      ...[r.confirmedAt === null ? null : 1, r.confirmedAt, r.confirmedAt === null ? '' : r.reader],
    ]),
  );
  const mark = new Date(at.getTime() - readDays * day);
  await copyRows(
    client,
    'article_marks',
    ['user_id', 'read_until'],
    users.map(({ id }) => [id, mark]),
  );
  await client.query('UPDATE article_counters SET last = $1', [articles.length]);
  await client.query('SELECT renkei.index_article(id) FROM articles');
  return articles.length;
}

async function loadRows(client: ClientBase, articles: readonly SeedArticle[], categories: ReadonlyMap<string, string>) {
  const confirmBy = ({ at, confirmDays }: SeedArticle) =>
    confirmDays === undefined
      ? null
      : inTokyo(new Date(at.getTime() + confirmDays * day))
          .toISOString()
          .slice(0, 10);
  await copyRows(
    client,
    'articles',
    [
      ...[
        'id',
        'number',
        'category_id',
        'organization_id',
        'author_id',
        'author_name',
        'title',
        'revision',
        'important_revision',
        'state',
      ],
      ...['restricted', 'pinned', 'must_read', 'confirm_by', 'expire_at', 'published_at', 'created_at', 'updated_at'],
    ],
    articles.map((a) => [
      ...[a.id, a.number, categories.get(a.category) ?? null, a.organizationId, a.author.id, a.author.name, a.title],
      ...[
        a.revisedAt === null ? 1 : 2,
        1,
        a.expired ? 'expired' : 'published',
        a.category === '06',
        a.pinned ?? false,
        a.mustRead ?? false,
      ],
      ...[
        confirmBy(a),
        a.expireDays === undefined ? null : new Date(a.at.getTime() + a.expireDays * day),
        a.at,
        a.at,
        a.revisedAt ?? a.at,
      ],
    ]),
  );
}

async function loadRevisions(client: ClientBase, articles: readonly SeedArticle[]): Promise<void> {
  const revisions = articles.flatMap((article) =>
    article.revisedAt === null
      ? [{ article, number: 1, body: article.body, at: article.at, note: '' }]
      : [
          { article, number: 1, body: article.before ?? '', at: article.at, note: '' },
          { article, number: 2, body: article.body, at: article.revisedAt, note: '状況の更新' },
        ],
  );
  await copyRows(
    client,
    'article_revisions',
    [
      'article_id',
      'number',
      'title',
      'body',
      'important',
      'note',
      'organization_id',
      'author_id',
      'author_name',
      'created_at',
    ],
    revisions.map(({ article: a, number, body, at, note }) => [
      ...[a.id, number, a.title, body, number === 1, note, a.organizationId, a.author.id, a.author.name, at],
    ]),
  );
}

/** Who reads the articles of 06, and what was answered there. The trigger counts the answers. */
async function loadRights(client: ClientBase, articles: readonly SeedArticle[]): Promise<void> {
  await copyRows(
    client,
    'article_readers',
    ['article_id', 'organization_id', 'may_update', 'author'],
    articles
      .filter(({ category }) => category === '06')
      .flatMap((a) => [[a.id, a.organizationId, true, true], ...a.addressed.map((id) => [a.id, id, false, false])]),
  );
  await copyRows(
    client,
    'article_comments',
    ['id', 'article_id', 'organization_id', 'author_id', 'author_name', 'body', 'created_at'],
    articles.flatMap(({ id, key, answer, answerer, at }) =>
      answer === undefined || answerer === null
        ? []
        : [
            [
              seedId(`answer ${key}`),
              id,
              answerer.organizationId,
              answerer.id,
              answerer.name,
              answer,
              new Date(at.getTime() + 3 * 3_600_000),
            ],
          ],
    ),
  );
}
