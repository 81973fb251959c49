import 'server-only';
import { z } from 'zod';
import { nameFor } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { pageSize } from '../constants';
import { trained, type Viewer } from '../queries';
import type { OrganizationFilter } from '../schema';
import { planStateShape } from '../types';

/** The bodies that the reader looks after; a prefecture's are its municipalities and itself. */
export const lookedAfter = ({ organizationKind, organizationId }: Viewer): Prisma.Sql =>
  ['center', 'operator'].includes(organizationKind)
    ? trained
    : Prisma.sql`${trained} AND (o.id = ${organizationId}::uuid OR o.parent_id = ${organizationId}::uuid)`;

export const fromCode = (from: string | undefined): Prisma.Sql =>
  from === undefined ? Prisma.sql`true` : Prisma.sql`(o.code = ${from} OR w.code = ${from})`;

const listPlanStatesShape = z.object({ total: z.number(), missing: z.number() });

/** Organizations with and without a plan, those without first. */
export async function listPlanStates(
  db: Ask,
  viewer: Viewer,
  fiscalYear: number,
  filter: OrganizationFilter,
  limit = pageSize,
) {
  const tables = Prisma.sql`organizations o LEFT JOIN organizations w ON w.id = o.parent_id
    LEFT JOIN training_plans p ON p.organization_id = o.id AND p.fiscal_year = ${fiscalYear}
    LEFT JOIN training_reminders r ON r.organization_id = o.id AND r.fiscal_year = ${fiscalYear} AND r.about = 'plan'`;
  const where = Prisma.sql`${lookedAfter(viewer)} AND ${fromCode(filter.from)} AND (${filter.only !== 'missing'} OR p.id IS NULL)`;
  const rows = await askRows(db, planStateShape)`
    SELECT o.id::text AS "organizationId", o.code, ${nameFor(viewer, Prisma.sql`o`)} AS name, coalesce(${nameFor(viewer, Prisma.sql`w`)}, '') AS "prefectureName",
      p.submitted_at AS "submittedAt", p.trainees, r.reminded_at AS "remindedAt"
    FROM ${tables} WHERE ${where} ORDER BY p.id IS NOT NULL, o.code LIMIT ${limit} OFFSET ${(filter.page - 1) * limit}`;
  const [count] = await askRows(db, listPlanStatesShape)`
    SELECT count(*)::int AS total, count(*) FILTER (WHERE p.id IS NULL)::int AS missing FROM ${tables} WHERE ${where}`;
  return { rows, total: count?.total ?? 0, missing: count?.missing ?? 0 };
}
