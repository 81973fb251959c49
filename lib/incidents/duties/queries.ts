import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import type { Authority, DutyStage } from '../constants';
import { type DeadlineRow, deadlineRowShape } from './types';

/** The deadlines in force. */
export const listDeadlines = (db: Ask): Promise<DeadlineRow[]> =>
  askRows(
    db,
    deadlineRowShape,
  )`SELECT authority, stage, hours, version FROM incident_deadlines ORDER BY authority DESC, hours`;

const doneAtShape = z.object({ doneAt: z.date().nullable() });

export async function findDuty(
  db: Ask,
  { id, authority, stage }: { id: string; authority: Authority; stage: DutyStage },
): Promise<{ readonly doneAt: Date | null } | null> {
  const [row] = await askRows(db, doneAtShape)`SELECT done_at AS "doneAt" FROM incident_duties
    WHERE incident_id = ${id}::uuid AND authority = ${authority} AND stage = ${stage}`;
  return row ?? null;
}
