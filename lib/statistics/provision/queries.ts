import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { type GroupDetail, groupDetailShape, type YearSummary, yearSummaryShape } from './types';

const yearColumns = Prisma.sql`y.id::text, y.year, y.declared_total::float8 AS "declaredTotal", y.declared_unit AS "declaredUnit",
  y.noticed_on::text AS "noticedOn", y.signatory, y.basis, y.published_at AS "publishedAt", y.version,
  (SELECT sum(c.count)::float8 FROM provision_counts c JOIN provision_groups g ON g.id = c.group_id WHERE g.year_id = y.id) AS sum`;

/** The years that the reader sees, newest first. */
export const listYears = (db: Ask): Promise<YearSummary[]> =>
  askRows(db, yearSummaryShape)`SELECT ${yearColumns} FROM provision_years y ORDER BY y.year DESC LIMIT 200`;

/** A year's groups with their counts, in the table's order. */
export const listGroups = (db: Ask, yearId: string): Promise<GroupDetail[]> => askRows(db, groupDetailShape)`
  SELECT g.id::text, g.position, b.name AS body, g.laws, g.note,
    coalesce((SELECT json_agg(json_build_object('month', c.month, 'method', c.method, 'count', c.count) ORDER BY c.month, c.method)
      FROM provision_counts c WHERE c.group_id = g.id), '[]') AS counts,
    coalesce((SELECT json_agg(json_build_object('month', l.month, 'method', l.method, 'reason', l.reason) ORDER BY l.month)
      FROM provision_lost_rows l WHERE l.group_id = g.id), '[]') AS lost
  FROM provision_groups g JOIN provision_bodies b ON b.id = g.body_id WHERE g.year_id = ${yearId}::uuid ORDER BY g.position`;

/** One year as the reader sees it; null = there is none for them. */
export async function getYear(db: Ask, year: number): Promise<YearSummary | null> {
  const [row] = await askRows(
    db,
    yearSummaryShape,
  )`SELECT ${yearColumns} FROM provision_years y WHERE y.year = ${year}`;
  return row ?? null;
}

const nameShape = z.object({ name: z.string() });

/** What the center was called on a business date. */
export async function centerNameOn(db: Ask, date: string): Promise<string> {
  const [row] = await askRows(db, nameShape)`
    SELECT v.name FROM organizations o JOIN organization_versions v ON v.organization_id = o.id
    WHERE o.kind = 'center' AND o.valid_to IS NULL AND (v.valid_from IS NULL OR v.valid_from <= ${date}::date)
    ORDER BY o.code, v.sequence DESC LIMIT 1`;
  return row?.name ?? '';
}
