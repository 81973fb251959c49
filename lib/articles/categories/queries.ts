import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { anyRow, askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { ArticleWatchMode } from '@/lib/core/generated/enums';
import { unreadLimit } from '../constants';
import { type Category, categoryShape } from './types';

const columns = Prisma.sql`id::text, parent_id::text AS "parentId", code, name, name_en AS "nameEn", use, use_en AS "useEn",
  posting::text AS posting, restricted, mailed, position, closed_at IS NOT NULL AS closed, version`;

/** All categories, closed ones too. */
export const listCategories = (db: Ask): Promise<Category[]> =>
  askRows(db, categoryShape)`SELECT ${columns} FROM article_categories ORDER BY code`;

export async function findCategory(db: Ask, code: string): Promise<Category | null> {
  const [category] = await askRows(db, categoryShape)`SELECT ${columns} FROM article_categories WHERE code = ${code}`;
  return category ?? null;
}

/** The category with this code if articles may go there; null = there is none, or it or one above it is closed. */
export async function findOpenCategory(db: Ask, code: string): Promise<Category | null> {
  const [category] = await askRows(db, categoryShape)`
    SELECT ${columns} FROM article_categories c WHERE code = ${code}
      AND NOT EXISTS (SELECT FROM article_categories k WHERE k.closed_at IS NOT NULL AND (k.id = c.id OR starts_with(c.code, k.code || '-')))`;
  return category ?? null;
}

/** Does the actor's organization own a system of the catalogue? */
export async function ownsSystem(db: Ask, { organizationId }: Pick<Actor, 'organizationId'>): Promise<boolean> {
  const rows = await askRows(
    db,
    anyRow,
  )`SELECT FROM network_systems WHERE organization_id = ${organizationId}::uuid LIMIT 1`;
  return rows.length > 0;
}

/** Until then everything counts as read: the account began, or the user's mark stands there. */
export const readUntil = ({
  userId,
}: Pick<Actor, 'userId'>): Prisma.Sql => Prisma.sql`(SELECT greatest(u.created_at, m.read_until)
  FROM users u LEFT JOIN article_marks m ON m.user_id = u.id WHERE u.id = ${userId}::uuid)`;

/** Holds for an article `a` that is new to the user. */
export const isUnread = (
  viewer: Pick<Actor, 'userId'>,
): Prisma.Sql => Prisma.sql`(a.state = 'published' AND a.published_at > ${readUntil(viewer)}
  AND a.author_id <> ${viewer.userId}::uuid
  AND NOT EXISTS (SELECT FROM article_reads d WHERE d.user_id = ${viewer.userId}::uuid AND d.article_id = a.id))`;

export interface TreeMarks {
  /** Unread articles by category id, up to `unreadLimit`; none where there are none. */
  readonly unread: ReadonlyMap<string, number>;
  /** Codes. */
  readonly favourites: ReadonlySet<string>;
  readonly watched: ReadonlyMap<string, 'watch' | 'mute'>;
}

const readTreeMarksShape = z.object({
  unread: z.array(z.object({ id: z.string(), count: z.number() })),
  favourites: z.array(z.string()),
  watched: z.array(z.object({ id: z.string(), mode: z.enum(ArticleWatchMode) })),
});

/** What a user's tree shows beside the names: one statement, each category's newest first and no more than are counted. */
export async function readTreeMarks(db: Ask, viewer: Pick<Actor, 'userId' | 'organizationId'>): Promise<TreeMarks> {
  const fresh = (source: Prisma.Sql) =>
    Prisma.sql`(SELECT count(*)::int FROM (SELECT ${source} AND ${isUnread(viewer)} LIMIT ${unreadLimit}) n)`;
  const open = Prisma.sql`FROM articles a WHERE a.category_id = c.id AND NOT a.restricted`;
  const addressed = Prisma.sql`FROM article_readers r JOIN articles a ON a.id = r.article_id
    WHERE r.organization_id = ${viewer.organizationId}::uuid AND a.category_id = c.id`;
  const [row] = await askRows(db, readTreeMarksShape)`SELECT
    (SELECT coalesce(json_agg(json_build_object('id', n.id, 'count', n.count)), '[]') FROM (
      SELECT c.id, CASE WHEN c.restricted THEN ${fresh(addressed)} ELSE ${fresh(open)} END AS count
      FROM article_categories c WHERE c.posting <> 'nobody'
        AND NOT EXISTS (SELECT FROM article_watches w WHERE w.user_id = ${viewer.userId}::uuid AND w.category_id = c.id AND w.mode = 'mute')) n
      WHERE n.count > 0) AS unread,
    ARRAY(SELECT code FROM article_favourites WHERE user_id = ${viewer.userId}::uuid ORDER BY code) AS favourites,
    (SELECT coalesce(json_agg(json_build_object('id', category_id, 'mode', mode)), '[]') FROM article_watches
      WHERE user_id = ${viewer.userId}::uuid) AS watched`;
  return {
    unread: new Map(row?.unread.map(({ id, count }) => [id, count])),
    favourites: new Set(row?.favourites),
    watched: new Map(row?.watched.map(({ id, mode }) => [id, mode])),
  };
}
