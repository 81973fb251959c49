import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { wordsOf } from '@/lib/access/search/words';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { isUnread } from '../categories/queries';
import type { ArticleFilter } from './schema';
import { type ArticlePage, type ArticleSummary, articleSummaryShape, countLimit } from './types';

export type Viewer = Pick<Actor, 'userId' | 'organizationId' | 'locale'>;

/** The own organization has confirmed what is to be read of `a`. */
const isConfirmed = ({ organizationId }: Viewer): Prisma.Sql => Prisma.sql`EXISTS (SELECT FROM article_receipts c
  WHERE c.article_id = a.id AND c.organization_id = ${organizationId}::uuid AND c.confirmed_revision >= a.important_revision)`;

/** What the own organization has still to confirm. */
export const isWanting = (viewer: Viewer): Prisma.Sql =>
  Prisma.sql`(a.must_read AND a.state = 'published' AND a.organization_id <> ${viewer.organizationId}::uuid AND NOT ${isConfirmed(viewer)})`;

function conditions(viewer: Viewer, filter: ArticleFilter): Prisma.Sql {
  const midnight = (date: string, days: number) =>
    Prisma.sql`((${date}::date + ${days}::int)::timestamp AT TIME ZONE 'Asia/Tokyo')`;
  const { state, unread, unconfirmed, from, since, until } = filter;
  return Prisma.join(
    [
      Prisma.sql`a.state = ${state}::article_state`,
      ...(unread === undefined ? [] : [isUnread(viewer)]),
      ...(unconfirmed === undefined ? [] : [isWanting(viewer)]),
      ...(from === undefined
        ? []
        : [Prisma.sql`a.organization_id = (SELECT o.id FROM organizations o WHERE o.code = ${from})`]),
      ...(since === undefined ? [] : [Prisma.sql`a.updated_at >= ${midnight(since, 0)}`]),
      ...(until === undefined ? [] : [Prisma.sql`a.updated_at < ${midnight(until, 1)}`]),
    ],
    ' AND ',
  );
}

const order = Prisma.sql`pinned DESC, updated_at DESC, id`;
const picked = Prisma.sql`a.id, a.pinned, a.updated_at`;

/** Articles of categories, and the restricted ones that the organization sees; each category's first `most`, an index range each. */
function fromTree(viewer: Viewer, filter: ArticleFilter, ids: readonly string[], most: number): Prisma.Sql {
  const where = conditions(viewer, filter);
  const categories = Prisma.sql`${[...ids]}::uuid[]`;
  return Prisma.sql`SELECT m.* FROM unnest(${categories}) c(id) CROSS JOIN LATERAL (
      SELECT ${picked} FROM articles a WHERE a.category_id = c.id AND NOT a.restricted AND ${where}
      ORDER BY a.pinned DESC, a.updated_at DESC, a.id LIMIT ${most}) m
    UNION ALL
    SELECT ${picked} FROM article_readers r JOIN articles a ON a.id = r.article_id
    WHERE r.organization_id = ${viewer.organizationId}::uuid AND a.category_id = ANY (${categories}) AND ${where}`;
}

/**
 * Articles of these categories in which every word occurs, in the text or in an attachment: `hits` has their ids, the newest, and `searched` since when
 * all of them (NULL = since ever).
 */
const searchOf = (words: readonly string[], ids: readonly string[]): Prisma.Sql => Prisma.sql`
  words AS MATERIALIZED (SELECT w.place, f.ids, f.back_to FROM unnest(${[...words]}::text[]) WITH ORDINALITY w(word, place),
    renkei.find_articles(w.word, ${now()}, ${countLimit + 1}::int, ${[...ids]}::uuid[]) f),
  searched AS MATERIALIZED (SELECT max(back_to) AS back_to FROM words),
  hits AS MATERIALIZED (SELECT id FROM (SELECT DISTINCT place, id FROM words, unnest(ids) id) f GROUP BY id HAVING count(*) = ${words.length}::int)`;

const rowShape = z.object({
  total: z.number(),
  backTo: z.date().nullable(),
  rows: z.array(articleSummaryShape.omit({ updatedAt: true }).extend({ updatedAt: z.string() })).readonly(),
});
type Row = z.infer<typeof rowShape>;

/** One page of the articles of some categories, those on top first, then the newest. */
export async function listArticles(
  db: Ask,
  viewer: Viewer,
  filter: ArticleFilter,
  categoryIds: readonly string[],
): Promise<ArticlePage> {
  const words = wordsOf(filter.q ?? '');
  const before = (filter.page - 1) * filter.size;
  const wanted = before + filter.size;
  const most = countLimit + 1;
  const found = Prisma.sql`SELECT ${picked} FROM hits h JOIN articles a ON a.id = h.id
    WHERE a.category_id = ANY (${[...categoryIds]}::uuid[]) AND ${conditions(viewer, filter)}`;
  // A page needs few of each category, the count any of them.
  const source = words.length > 0 ? found : fromTree(viewer, filter, categoryIds, wanted);
  const counted = words.length > 0 ? found : fromTree(viewer, filter, categoryIds, most);
  const [row] = await askRows(db, rowShape)`
    WITH ${words.length > 0 ? searchOf(words, categoryIds) : Prisma.sql`searched AS (SELECT NULL::timestamptz AS back_to)`},
    matching AS MATERIALIZED (SELECT s.*, row_number() OVER (ORDER BY ${order}) AS place FROM (${source}) s ORDER BY ${order} LIMIT ${wanted})
    SELECT (SELECT count(*)::int FROM (SELECT FROM (${counted}) s LIMIT ${most}) c) AS total, (SELECT back_to FROM searched) AS "backTo",
      (SELECT coalesce(json_agg(r), '[]') FROM (${rowsOf(viewer, Prisma.sql`SELECT id, place FROM matching WHERE place > ${before}`)}) r) AS rows`;
  return { rows: readSummaries(row?.rows ?? []), total: row?.total ?? 0, completeSince: row?.backTo ?? null };
}

export const readSummaries = (rows: Row['rows']): ArticleSummary[] =>
  rows.map((row) => ({ ...row, updatedAt: new Date(row.updatedAt) }));

/** What a list shows of each of `chosen` (columns `id`, `place`), in its order. */
export function rowsOf(viewer: Viewer, chosen: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT a.number, a.title, a.state::text AS state, ${isUnread(viewer)} AS unread, a.pinned, a.restricted,
      a.must_read AS "mustRead", ${isConfirmed(viewer)} AS confirmed, a.organization_id = ${viewer.organizationId}::uuid AS own,
      a.confirm_by::text AS "confirmBy", a.updated_at AS "updatedAt", a.comment_count AS "commentCount", a.file_count AS "fileCount",
      a.author_name AS "authorName", ${nameFor(viewer, Prisma.sql`o`)} AS "organizationName", k.code AS "categoryCode",
      ${nameFor(viewer, Prisma.sql`k`)} AS "categoryName"
    FROM (${chosen}) p JOIN articles a ON a.id = p.id JOIN organizations o ON o.id = a.organization_id
    JOIN article_categories k ON k.id = a.category_id ORDER BY p.place`;
}
