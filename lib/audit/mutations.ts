import 'server-only';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { stateText } from './rules';
import type { AuditActor, AuditChange } from './types';

/**
 * Writes down one change or many, in the transaction that makes them: all become durable, or none. One statement, no lock that
 * another write waits for; the links into the chain follow within seconds (`sealAudit`).
 */
export async function recordAudit(
  db: Db,
  actor: AuditActor,
  changes: AuditChange | readonly AuditChange[],
): Promise<void> {
  const entries = [changes].flat().map(toEntry);
  if (entries.length === 0) return;
  const person = 'userId' in actor ? actor : null;
  const node = 'nodeId' in actor ? actor : null;
  const owner = person ?? node;
  const task = 'task' in actor ? actor.task : null;
  await db.$executeRaw`
    INSERT INTO audit_entries (id, at, event, target_type, target_id, actor_user_id, actor_node_id, actor_name,
      actor_organization_id, actor_organization_name, acting_for_organization_id, task, request_id, organization_ids, before, after)
    SELECT e.id, ${now()}, e.event, e."targetType", e."targetId", ${person?.userId ?? null}::uuid, ${node?.nodeId ?? null}::uuid,
      ${person?.userName ?? node?.nodeName ?? ''}, ${owner?.organizationId ?? null}::uuid, ${owner?.organizationName ?? ''},
      e."actingFor", ${task}, ${actor.requestId ?? ''}, e."organizationIds", e.before::json, e.after::json
    FROM json_to_recordset(${JSON.stringify(entries)}::json) AS e(id uuid, event text, "targetType" text, "targetId" text,
      "actingFor" uuid, "organizationIds" uuid[], before text, after text)`;
}

/** States go as text: it is kept and hashed byte for byte. */
function toEntry({ before, after, organizationIds, actingForOrganizationId, ...change }: AuditChange) {
  return {
    ...change,
    id: newId(),
    actingFor: actingForOrganizationId ?? null,
    organizationIds: organizationIds ?? [],
    before: stateText(before),
    after: stateText(after),
  };
}

const sealedShape = z.object({ sealed: z.number() });

/** Links committed entries into the chain; returns how many. In `withSystem` only. */
export async function sealAudit(db: Db, limit = 2_000): Promise<number> {
  const [row] = await askRows(db, sealedShape)`SELECT renkei.seal_audit(${limit}::integer) AS sealed`;
  return row?.sealed ?? 0;
}
