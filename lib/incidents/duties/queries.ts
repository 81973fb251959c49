import 'server-only';
import type { Ask } from '@/lib/core/db';
import type { Authority, DutyStage } from '../constants';
import type { DeadlineRow } from './types';

/** The deadlines in force. */
export const listDeadlines = (db: Ask): Promise<DeadlineRow[]> =>
  db.$queryRaw`SELECT authority, stage, hours, version FROM incident_deadlines ORDER BY authority DESC, hours`;

export async function findDuty(
  db: Ask,
  { id, authority, stage }: { id: string; authority: Authority; stage: DutyStage },
): Promise<{ readonly doneAt: Date | null } | null> {
  const [row] = await db.$queryRaw<{ doneAt: Date | null }[]>`SELECT done_at AS "doneAt" FROM incident_duties
    WHERE incident_id = ${id}::uuid AND authority = ${authority} AND stage = ${stage}`;
  return row ?? null;
}
