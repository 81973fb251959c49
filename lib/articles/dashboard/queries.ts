import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { carried } from '@/lib/core/database/json-rows';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { isUnread } from '../categories/queries';
import { isWanting, readSummaries, rowsOf } from '../list/queries';
import { type ArticleSummary, articleSummaryShape } from '../list/types';

export interface ArticlePanelData {
  /** What the organization has still to confirm, then unread notices and what is addressed to it. */
  readonly toRead: readonly ArticleSummary[];
}

/** Rows of the panel. */
const most = 6;

const rowsShape = z.object({ rows: z.array(carried(articleSummaryShape)).readonly() });

/** What somebody must read first: unconfirmed, then unread important notices and outages, then what is addressed to the organization. */
export async function readArticlePanel(db: Ask, actor: Actor): Promise<ArticlePanelData> {
  const confirms = !['center', 'operator', 'vendor'].includes(actor.organizationKind);
  const unread = (code: string) => Prisma.sql`SELECT a.id, 2 AS rank, a.published_at FROM articles a
    WHERE a.category_id = (SELECT k.id FROM article_categories k WHERE k.code = ${code}) AND ${isUnread(actor)} ORDER BY a.published_at DESC LIMIT ${most}`;
  const wanting = Prisma.sql`SELECT a.id, 1 AS rank, a.published_at FROM articles a WHERE ${confirms} AND NOT a.restricted AND ${isWanting(actor)}
    ORDER BY a.published_at DESC LIMIT ${most}`;
  const addressed = Prisma.sql`SELECT a.id, 1 AS rank, a.published_at FROM article_readers r JOIN articles a ON a.id = r.article_id
    WHERE r.organization_id = ${actor.organizationId}::uuid AND NOT r.author AND ${isUnread(actor)} ORDER BY a.published_at DESC LIMIT ${most}`;
  const [row] = await askRows(db, rowsShape)`
    WITH candidates AS (
      SELECT DISTINCT ON (id) id, rank, published_at FROM ((${wanting}) UNION ALL (${addressed}) UNION ALL (${unread('01-01')}) UNION ALL (${unread('05')})) u
      ORDER BY id, rank)
    SELECT coalesce(json_agg(r), '[]') AS rows FROM (${rowsOf(
      actor,
      Prisma.sql`SELECT id, row_number() OVER (ORDER BY rank, published_at DESC) AS place FROM candidates ORDER BY place LIMIT ${most}`,
    )}) r`;
  return { toRead: readSummaries(row?.rows ?? []) };
}
