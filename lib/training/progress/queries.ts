import 'server-only';
import { z } from 'zod';
import { nameFor } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { OrganizationId } from '@/lib/core/ids';
import { pageSize } from '../constants';
import { fromCode, lookedAfter } from '../plans/queries';
import { thisYear, type Viewer } from '../queries';
import type { OrganizationFilter } from '../schema';
import {
  type CourseProgress,
  courseProgressShape,
  organizationTrainingShape,
  type PrefectureTraining,
  prefectureTrainingShape,
} from '../types';

/** Completion of each course, over the organizations whose sums the reader sees; of one where it is given. */
export const progressByCourse = (
  db: Ask,
  fiscalYear: number,
  organizationId: OrganizationId | null,
): Promise<CourseProgress[]> =>
  askRows(db, courseProgressShape)`
  SELECT c.course, coalesce(sum(g.enrolled), 0)::int AS enrolled, coalesce(sum(g.started), 0)::int AS started,
    coalesce(sum(g.completed), 0)::int AS completed
  FROM generate_series(1, 7) AS c(course) LEFT JOIN training_progress g ON g.course = c.course AND g.fiscal_year = ${fiscalYear}
    AND (${organizationId}::uuid IS NULL OR g.organization_id = ${organizationId}::uuid) GROUP BY 1 ORDER BY 1`;

/** Completion by prefecture; bodies outside of prefectures stand under an empty code. */
export const progressByPrefecture = (db: Ask, viewer: Viewer, fiscalYear: number): Promise<PrefectureTraining[]> =>
  askRows(db, prefectureTrainingShape)`
  WITH sums AS (SELECT g.organization_id AS id, sum(g.enrolled)::int AS enrolled, sum(g.completed)::int AS completed
      FROM training_progress g WHERE g.fiscal_year = ${fiscalYear} GROUP BY 1),
    bodies AS (SELECT CASE WHEN o.kind = 'prefecture' THEN o.id ELSE o.parent_id END AS id, count(*)::int AS organizations,
        count(s.id) FILTER (WHERE s.enrolled > 0)::int AS enrolling, coalesce(sum(s.enrolled), 0)::int AS enrolled,
        coalesce(sum(s.completed), 0)::int AS completed
      FROM organizations o LEFT JOIN sums s ON s.id = o.id WHERE ${lookedAfter(viewer)} GROUP BY 1)
  SELECT coalesce(w.code, '') AS code, coalesce(${nameFor(viewer, Prisma.sql`w`)}, '') AS name, b.organizations, b.enrolling, b.enrolled, b.completed
  FROM bodies b LEFT JOIN organizations w ON w.id = b.id ORDER BY w.code NULLS LAST`;

const only = (filter: OrganizationFilter): Prisma.Sql =>
  filter.only === 'none'
    ? Prisma.sql`coalesce(s.enrolled, 0) = 0`
    : filter.only === 'open'
      ? Prisma.sql`s.completed < s.enrolled`
      : Prisma.sql`true`;

const totalShape = z.object({ total: z.number() });

/** Completion by organization and course, a page of them. */
export async function listOrganizations(
  db: Ask,
  viewer: Viewer,
  fiscalYear: number,
  filter: OrganizationFilter,
  limit = pageSize,
) {
  const tables = Prisma.sql`organizations o LEFT JOIN organizations w ON w.id = o.parent_id LEFT JOIN (
    SELECT g.organization_id, sum(g.enrolled)::int AS enrolled, sum(g.started)::int AS started, sum(g.completed)::int AS completed,
      json_object_agg(g.course, g.completed) FILTER (WHERE g.enrolled > 0) AS courses
    FROM training_progress g WHERE g.fiscal_year = ${fiscalYear} GROUP BY 1) s ON s.organization_id = o.id`;
  const where = Prisma.sql`${lookedAfter(viewer)} AND ${fromCode(filter.from)} AND ${only(filter)}`;
  const rows = await askRows(db, organizationTrainingShape)`
    SELECT o.id::text AS "organizationId", o.code, ${nameFor(viewer, Prisma.sql`o`)} AS name, coalesce(${nameFor(viewer, Prisma.sql`w`)}, '') AS "prefectureName",
      coalesce(s.enrolled, 0) AS enrolled, coalesce(s.started, 0) AS started, coalesce(s.completed, 0) AS completed,
      (SELECT json_agg((s.courses ->> c::text)::int ORDER BY c) FROM generate_series(1, 7) AS c) AS "byCourse"
    FROM ${tables} WHERE ${where} ORDER BY o.code LIMIT ${limit} OFFSET ${(filter.page - 1) * limit}`;
  const [count] = await askRows(db, totalShape)`SELECT count(*)::int AS total FROM ${tables} WHERE ${where}`;
  return { rows, total: count?.total ?? 0 };
}

export const trainingCountsShape = z.object({
  /** The reader's own courses that are not completed. */
  mine: z.number(),
  /** Organizations without a plan. */
  plans: z.number(),
  /** Enrolments that are not completed. */
  open: z.number(),
});
export type TrainingCounts = z.infer<typeof trainingCountsShape>;

/** What is open this fiscal year in the organizations that the reader looks after: the own one, where it is none of those above. */
export async function countTraining(db: Ask, viewer: Viewer): Promise<TrainingCounts> {
  const year = thisYear();
  const [row] = await askRows(db, trainingCountsShape)`
    SELECT (SELECT count(*)::int FROM training_enrolments e JOIN trainees t ON t.id = e.trainee_id
        WHERE t.user_id = ${viewer.userId}::uuid AND e.fiscal_year = ${year} AND e.state <> 'completed') AS mine,
      (SELECT count(*)::int FROM organizations o WHERE ${lookedAfter(viewer)} AND NOT EXISTS
        (SELECT FROM training_plans p WHERE p.organization_id = o.id AND p.fiscal_year = ${year})) AS plans,
      (SELECT coalesce(sum(g.enrolled - g.completed), 0)::int FROM training_progress g JOIN organizations o ON o.id = g.organization_id
        WHERE g.fiscal_year = ${year} AND ${lookedAfter(viewer)}) AS open`;
  return row ?? { mine: 0, plans: 0, open: 0 };
}
