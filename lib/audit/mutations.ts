import 'server-only';
import { now } from '@/lib/core/clock';
import type { Db, Writer } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { newId } from '@/lib/core/ids';
import { doTogether, type Piece } from '@/lib/core/pieces';
import { stateText } from './rules';
import type { AuditActor, AuditChange } from './types';

/**
 * Writes down one change, in the transaction that makes it: both become durable, or neither. One round trip, no lock that
 * another write waits for; the link into the chain follows within seconds (`sealAudit`).
 */
export function recordAudit(db: Writer, actor: AuditActor, change: AuditChange): Promise<void> {
  return doTogether(db, [auditOf(actor, change)]);
}

/** The same, for a change that writes several things at once. */
export function auditOf(actor: AuditActor, change: AuditChange): Piece {
  const person = 'userId' in actor ? actor : null;
  const node = 'nodeId' in actor ? actor : null;
  const owner = person ?? node;
  const task = 'task' in actor ? actor.task : null;
  const write = Prisma.sql`
    INSERT INTO audit_entries (id, at, event, target_type, target_id, actor_user_id, actor_node_id, actor_name,
      actor_organization_id, actor_organization_name, acting_for_organization_id, task, request_id, organization_ids, before, after)
    VALUES (${newId()}::uuid, ${now()}, ${change.event}, ${change.targetType}, ${change.targetId},
      ${person?.userId ?? null}::uuid, ${node?.nodeId ?? null}::uuid, ${person?.userName ?? node?.nodeName ?? ''},
      ${owner?.organizationId ?? null}::uuid, ${owner?.organizationName ?? ''}, ${change.actingForOrganizationId ?? null}::uuid, ${task},
      ${actor.requestId ?? ''}, ${[...(change.organizationIds ?? [])]}::uuid[],
      ${stateText(change.before)}::json, ${stateText(change.after)}::json)`;
  return { write };
}

/** Links committed entries into the chain; returns how many. In `withSystem` only. */
export async function sealAudit(db: Db, limit = 2_000): Promise<number> {
  const [row] = await db.$queryRaw<{ sealed: number }[]>`SELECT renkei.seal_audit(${limit}::integer) AS sealed`;
  return row?.sealed ?? 0;
}
