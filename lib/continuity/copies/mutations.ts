import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';

/** Asks the cloud center's own program for a copy of the actor's town. */
export async function requestCopy(db: Db, actor: Actor, kind: 'full' | 'increment'): Promise<Result<{ id: string }>> {
  const id = newId();
  await db.$executeRaw`
    INSERT INTO site_requests (id, organization_id, kind, payload, requested_by, requested_at)
    VALUES (${id}::uuid, ${actor.organizationId}::uuid, 'copy', ${JSON.stringify({ town: actor.organizationCode, kind })}::json, ${actor.userName}, ${now()})`;
  await recordAudit(db, actor, { event: 'copy.requested', targetType: 'copy', targetId: id, after: { kind } });
  return success({ id });
}
