import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { anyRow, askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { Prisma } from '@/lib/core/generated/client';
import type { OrganizationId, UserId } from '@/lib/core/ids';
import { listDuty } from './queries';
import type { ChangeDutyInput } from './schema';

/**
 * Puts a colleague of the actor's desk on duty, or takes them off it; the same again changes nothing.
 * Problem: `notFound`, who does not work at this desk.
 */
export async function changeDuty(
  db: Db,
  actor: Actor,
  { userId, onDuty }: ChangeDutyInput,
): Promise<Result<{ onDuty: boolean }>> {
  const colleague = (await listDuty(db, actor)).find(({ id }) => id === userId);
  if (colleague === undefined) return failure('notFound', 'userId');
  const begins = onDuty === '1';
  const changed = await askRows(
    db,
    anyRow,
  )(
    begins
      ? beginning(actor.organizationId, userId)
      : Prisma.sql`DELETE FROM desk_duties WHERE user_id = ${userId}::uuid RETURNING user_id`,
  );
  if (changed.length > 0)
    await recordAudit(db, actor, {
      event: begins ? 'desk_duty.began' : 'desk_duty.ended',
      targetType: 'user',
      targetId: userId,
      after: { name: colleague.name },
    });
  return success({ onDuty: begins });
}

const beginning = (organizationId: OrganizationId, userId: UserId) => Prisma.sql`
  INSERT INTO desk_duties (user_id, organization_id, since) VALUES (${userId}::uuid, ${organizationId}::uuid, ${now()})
  ON CONFLICT DO NOTHING RETURNING user_id`;
