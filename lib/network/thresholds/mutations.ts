import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { isLowBad } from '../checks/rules';
import { nodeOf, recordNodeChange } from '../nodes/mutations';
import { canSetNetwork } from '../policy';
import type { removeThresholdSchema, SetThresholdInput } from './schema';

const limitsShape = z.object({
  warning: z.number().nullable(),
  critical: z.number().nullable(),
  margin: z.number(),
  attempts: z.number(),
});

/** Code of the node; null = the kind's. */
type Where = Result<{ code: string | null }>;

/**
 * Sets a kind's limits (the center), or a node's own. They hold from the next sample on.
 * Problems: `network.limitOrder` where the warning would come after the critical state.
 */
export async function setThreshold(db: Db, actor: Actor, input: SetThresholdInput): Promise<Where> {
  const { kind, nodeId, version, warning, critical, margin, attempts } = input;
  if (warning !== null && critical !== null && (isLowBad(kind) ? warning < critical : warning > critical))
    return failure('network.limitOrder', 'warning');
  if (nodeId === null && !canSetNetwork(actor)) return failure('denied');
  const node = nodeId === null ? null : await nodeOf(db, actor, nodeId);
  if (node?.ok === false) return node;
  const [before] = await askRows(db, limitsShape)`
    SELECT warning, critical, margin, attempts FROM thresholds WHERE kind = ${kind}::check_kind AND node_id IS NOT DISTINCT FROM ${nodeId}::uuid`;
  const changed =
    version === 0
      ? await db.$executeRaw`
          INSERT INTO thresholds (id, kind, node_id, warning, critical, margin, attempts)
          VALUES (${newId()}::uuid, ${kind}::check_kind, ${nodeId}::uuid, ${warning}, ${critical}, ${margin}, ${attempts}) ON CONFLICT DO NOTHING`
      : await db.$executeRaw`
          UPDATE thresholds SET warning = ${warning}, critical = ${critical}, margin = ${margin}, attempts = ${attempts}, version = version + 1
          WHERE kind = ${kind}::check_kind AND node_id IS NOT DISTINCT FROM ${nodeId}::uuid AND version = ${version}`;
  if (changed !== 1) return failure('conflict');
  const after = { kind, warning, critical, margin, attempts };
  const change = before ? { before: { kind, ...before }, after } : { after };
  if (node) {
    await recordNodeChange(db, actor, node.value, 'limits_set', change);
    return success({ code: node.value.code });
  }
  await recordAudit(db, actor, { event: 'network.limits_set', targetType: 'network', targetId: kind, ...change });
  return success({ code: null });
}

/** The kind's limits hold for the node again. */
export async function removeThreshold(
  db: Db,
  actor: Actor,
  { kind, nodeId }: z.output<typeof removeThresholdSchema>,
): Promise<Where> {
  const node = await nodeOf(db, actor, nodeId);
  if (!node.ok) return node;
  const removed =
    await db.$executeRaw`DELETE FROM thresholds WHERE kind = ${kind}::check_kind AND node_id = ${nodeId}::uuid`;
  if (removed !== 1) return failure('conflict');
  await recordNodeChange(db, actor, node.value, 'limits_removed', { before: { kind } });
  return success({ code: node.value.code });
}
