import 'server-only';
import { z } from 'zod';
import type { OrganizationEnded } from '@/lib/access/domain-server';
import { askRows } from '@/lib/core/database/rows';

const idShape = z.object({ id: z.string() });

/**
 * A body has ended: its trainees, what they have done and the seats it booked are its successor's. A staff number that both had goes on
 * with the old body's code in front. Its plan stays its own.
 */
export const inheritTraining: OrganizationEnded = async (db, { from, to }) => {
  if (to === null) return {};
  const rows = await askRows(db, idShape)`
    UPDATE trainees t SET organization_id = ${to}::uuid, staff_number = CASE WHEN EXISTS (SELECT FROM trainees x
        WHERE x.organization_id = ${to}::uuid AND x.staff_number = t.staff_number) THEN o.code || '-' || t.staff_number ELSE t.staff_number END
    FROM organizations o WHERE o.id = ${from}::uuid AND t.organization_id = ${from}::uuid RETURNING t.id::text`;
  await db.$executeRaw`UPDATE training_enrolments SET organization_id = ${to}::uuid WHERE organization_id = ${from}::uuid`;
  await db.$executeRaw`
    INSERT INTO training_progress AS p (fiscal_year, organization_id, course, enrolled, started, completed)
    SELECT fiscal_year, ${to}::uuid, course, enrolled, started, completed FROM training_progress WHERE organization_id = ${from}::uuid
    ON CONFLICT (fiscal_year, organization_id, course) DO UPDATE SET enrolled = p.enrolled + EXCLUDED.enrolled,
      started = p.started + EXCLUDED.started, completed = p.completed + EXCLUDED.completed`;
  await db.$executeRaw`DELETE FROM training_progress WHERE organization_id = ${from}::uuid`;
  await db.$executeRaw`
    INSERT INTO training_seats AS s (session_id, organization_id, people, booked_by, booked_at)
    SELECT session_id, ${to}::uuid, people, booked_by, booked_at FROM training_seats WHERE organization_id = ${from}::uuid
    ON CONFLICT (session_id, organization_id) DO UPDATE SET people = s.people + EXCLUDED.people`;
  await db.$executeRaw`DELETE FROM training_seats WHERE organization_id = ${from}::uuid`;
  return { trainees: rows.map(({ id }) => id) };
};
