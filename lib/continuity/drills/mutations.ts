import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { anyRow, askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { StartDrillInput } from './schema';

/** Asks the cloud center's own program for a drill; one of a town at a time. Problem: drillRunning. */
export async function startDrill(db: Db, actor: Actor, { extent }: StartDrillInput): Promise<Result<{ id: string }>> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`drill ${actor.organizationId}`}))`;
  const running = await askRows(db, anyRow)`
    SELECT 1 FROM drills WHERE organization_id = ${actor.organizationId}::uuid AND state = 'running'`;
  if (running.length > 0) return failure('continuity.drillRunning');
  const [id, at] = [newId(), now()];
  await db.$executeRaw`
    INSERT INTO drills (id, organization_id, started_at, state, started_by)
    VALUES (${id}::uuid, ${actor.organizationId}::uuid, ${at}, 'running', ${actor.userName})`;
  await db.$executeRaw`
    INSERT INTO site_requests (id, organization_id, kind, payload, requested_by, requested_at)
    VALUES (${newId()}::uuid, ${actor.organizationId}::uuid, 'drill', ${JSON.stringify({ drill: id, extent })}::json, ${actor.userName}, ${at})`;
  await recordAudit(db, actor, { event: 'drill.started', targetType: 'drill', targetId: id, after: { kind: extent } });
  return success({ id });
}
