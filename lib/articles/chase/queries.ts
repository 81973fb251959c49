import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { anyRow, askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { confirmingKinds } from '../constants';
import { type ArticleRights, chasesBelow } from '../policy';
import type { ReceiptFilter } from './schema';
import { type Receipt, type ReceiptCounts, type Reminder, receiptShape, reminderShape } from './types';

/** What of an article says whom it concerns. */
export interface Chased extends ArticleRights {
  readonly id: string;
}

/** Whom an article concerns, as far as the actor chases them: in 06 the addressed, else those that confirm what everybody must read. */
function concerned(actor: Actor, article: Chased): Prisma.Sql {
  if (article.restricted)
    return Prisma.sql`o.id IN (SELECT r.organization_id FROM article_readers r WHERE r.article_id = ${article.id}::uuid AND NOT r.author)`;
  const all = Prisma.sql`o.valid_to IS NULL AND o.disabled_at IS NULL AND o.kind::text = ANY (${[...confirmingKinds]}::text[])
    AND o.id <> ${article.organizationId}::uuid`;
  return chasesBelow(actor, article) ? Prisma.sql`${all} AND o.parent_id = ${actor.organizationId}::uuid` : all;
}

const state = Prisma.sql`CASE WHEN c.confirmed_revision >= a.important_revision THEN 'confirmed' WHEN c.article_id IS NOT NULL THEN 'read' ELSE 'unread' END`;

const source = (actor: Actor, article: Chased): Prisma.Sql => Prisma.sql`
  FROM articles a CROSS JOIN organizations o LEFT JOIN organizations p ON p.id = o.parent_id
  LEFT JOIN article_receipts c ON c.article_id = a.id AND c.organization_id = o.id
  WHERE a.id = ${article.id}::uuid AND ${concerned(actor, article)}`;

const countReceiptsShape = z.object({ state: receiptShape.shape.state, count: z.number() });

/** How many have confirmed, only read, and not read it. */
export async function countReceipts(db: Ask, actor: Actor, article: Chased): Promise<ReceiptCounts> {
  const rows = await askRows(db, countReceiptsShape)`
    SELECT ${state} AS state, count(*)::int AS count ${source(actor, article)} GROUP BY 1`;
  const of = (wanted: keyof ReceiptCounts) => rows.find((row) => row.state === wanted)?.count ?? 0;
  return { unread: of('unread'), read: of('read'), confirmed: of('confirmed') };
}

/** Rows of a page of the list. */
export const receiptPageSize = 100;

const listReceiptsShape = receiptShape.extend({ total: z.number() });

/** The organizations that an article concerns, those that have not confirmed first. */
export async function listReceipts(
  db: Ask,
  actor: Actor,
  article: Chased,
  filter: ReceiptFilter,
  size = receiptPageSize,
): Promise<{ rows: Receipt[]; total: number }> {
  const { state: wanted, prefecture, page } = filter;
  const where = Prisma.join(
    [
      Prisma.sql`true`,
      ...(wanted === undefined ? [] : [Prisma.sql`${state} = ${wanted}`]),
      ...(prefecture === undefined ? [] : [Prisma.sql`coalesce(p.code, o.code) = ${prefecture}`]),
    ],
    ' AND ',
  );
  const rows = await askRows(db, listReceiptsShape)`
    WITH deliveries AS MATERIALIZED (SELECT * FROM renkei.article_deliveries(${article.id}::uuid))
    SELECT o.id::text, o.code, ${nameFor(actor, Prisma.sql`o`)} AS name, ${nameFor(actor, Prisma.sql`p`)} AS "prefectureName", ${state} AS state,
      c.first_read_at AS "firstReadAt", CASE WHEN ${state} = 'confirmed' THEN c.confirmed_at END AS "confirmedAt",
      CASE WHEN ${state} = 'confirmed' THEN c.confirmed_by_name ELSE '' END AS "confirmedBy",
      (SELECT json_build_object('sent', d.sent, 'kept', d.kept, 'waiting', d.waiting, 'failed', d.failed) FROM deliveries d WHERE d.organization_id = o.id) AS mails,
      (count(*) OVER ())::int AS total
    ${source(actor, article)} AND ${where}
    ORDER BY CASE ${state} WHEN 'unread' THEN 1 WHEN 'read' THEN 2 ELSE 3 END, o.code LIMIT ${size} OFFSET ${(page - 1) * size}`;
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

const idShape = z.object({ id: organizationId });

/** Those that have not confirmed what they are asked to. */
export async function listUnconfirmed(db: Ask, actor: Actor, article: Chased): Promise<OrganizationId[]> {
  const rows = await askRows(db, idShape)`
    SELECT o.id::text ${source(actor, article)} AND ${state} <> 'confirmed' ORDER BY o.code`;
  return rows.map(({ id }) => id);
}

export const listReminders = (db: Ask, actor: Actor, articleId: string): Promise<Reminder[]> => askRows(
  db,
  reminderShape,
)`
  SELECT r.id::text, r.at, r.user_name AS "userName", ${nameFor(actor, Prisma.sql`o`)} AS "organizationName", r.count
  FROM article_reminders r JOIN organizations o ON o.id = r.organization_id
  WHERE r.article_id = ${articleId}::uuid ORDER BY r.at DESC LIMIT 50`;

/** Has the actor's organization reminded them on this business date already? */
export async function hasRemindedToday(db: Ask, actor: Actor, articleId: string): Promise<boolean> {
  const rows = await askRows(db, anyRow)`
    SELECT FROM article_reminders WHERE article_id = ${articleId}::uuid AND organization_id = ${actor.organizationId}::uuid
      AND at >= (${dateInJapan(now())}::date::timestamp AT TIME ZONE 'Asia/Tokyo') LIMIT 1`;
  return rows.length > 0;
}
