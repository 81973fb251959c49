import 'server-only';
import type { Db } from '@/lib/core/db';
import type { OrganizationId } from '@/lib/core/ids';

/** How many more (or fewer) of an organization's trainees are how far in a course. */
export interface Change {
  readonly organizationId: OrganizationId;
  readonly fiscalYear: number;
  readonly course: number;
  readonly enrolled: number;
  readonly started: number;
  readonly completed: number;
}

/**
 * Adds changes to the sums, in the transaction that made them; in one order, so that two at once do not wait for one another in a circle.
 * Rows are there first, as what is taken away would not pass as a row of its own.
 */
export async function addProgress(db: Db, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = JSON.stringify(changes);
  await db.$executeRaw`
    INSERT INTO training_progress (fiscal_year, organization_id, course)
    SELECT DISTINCT c."fiscalYear", c."organizationId", c.course
    FROM json_to_recordset(${rows}::json) AS c("fiscalYear" int, "organizationId" uuid, course int) ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING`;
  await db.$executeRaw`
    UPDATE training_progress p SET enrolled = p.enrolled + c.enrolled, started = p.started + c.started, completed = p.completed + c.completed
    FROM (SELECT r."fiscalYear" AS year, r."organizationId" AS id, r.course, sum(r.enrolled) AS enrolled, sum(r.started) AS started,
        sum(r.completed) AS completed
      FROM json_to_recordset(${rows}::json) AS r("fiscalYear" int, "organizationId" uuid, course int, enrolled int, started int, completed int)
      GROUP BY 1, 2, 3) c
    WHERE p.fiscal_year = c.year AND p.organization_id = c.id AND p.course = c.course`;
}
