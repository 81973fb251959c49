import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { organizationId } from '@/lib/core/id-shapes';
import { newId } from '@/lib/core/ids';
import { canManageNode } from '../policy';
import type { AcknowledgeAlarmInput } from './schema';

const rowShape = z.object({ number: z.number(), organizationId, parentId: organizationId.nullable() });

/** Says that somebody looks after an open alarm, and how. Problems: notFound, denied; conflict = acknowledged or resolved meanwhile. */
export async function acknowledgeAlarm(
  db: Db,
  actor: Actor,
  { alarmId, comment }: AcknowledgeAlarmInput,
): Promise<Result<{ number: number }>> {
  const [alarm] = await askRows(db, rowShape)`
    SELECT a.number, a.organization_id::text AS "organizationId", o.parent_id::text AS "parentId"
    FROM alarms a JOIN organizations o ON o.id = a.organization_id WHERE a.id = ${alarmId}::uuid`;
  if (!alarm) return failure('notFound');
  if (!canManageNode(actor, alarm)) return failure('denied');
  const at = now();
  const changed = await db.$executeRaw`
    UPDATE alarms SET state = 'acknowledged', acknowledged_at = ${at}, acknowledged_by = ${actor.userName},
      acknowledged_by_organization_id = ${actor.organizationId}::uuid, comment = ${comment}, version = version + 1
    WHERE id = ${alarmId}::uuid AND state = 'open'`;
  if (changed !== 1) return failure('conflict');
  await db.$executeRaw`
    INSERT INTO alarm_entries (id, alarm_id, kind, at, user_name, organization_name, detail)
    VALUES (${newId()}::uuid, ${alarmId}::uuid, 'acknowledged', ${at}, ${actor.userName}, ${actor.organizationName}, ${comment})`;
  await recordAudit(db, actor, {
    event: 'alarm.acknowledged',
    targetType: 'alarm',
    targetId: alarmId,
    organizationIds: [alarm.organizationId],
    after: { number: alarm.number, comment },
  });
  const above = alarm.parentId === null ? [] : [alarm.parentId];
  await publish(db, {
    organizationIds: [alarm.organizationId, actor.organizationId, ...above],
    topic: 'network',
    id: alarmId,
  });
  return success({ number: alarm.number });
}
