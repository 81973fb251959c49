import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { NodeKind } from '@/lib/core/generated/enums';
import { organizationId } from '@/lib/core/id-shapes';
import { type NodeId, newId, type OrganizationId } from '@/lib/core/ids';
import { canManageNode } from '../policy';

export const knownNodeShape = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.enum(NodeKind),
  name: z.string(),
  generation: z.string(),
  renewalDueOn: z.string().nullable(),
  validFrom: z.string().nullable(),
  organizationId,
  organizationCode: z.string(),
});
export type KnownNode = z.infer<typeof knownNodeShape>;

const nodeOfShape = knownNodeShape.extend({ parentId: organizationId.nullable(), ended: z.boolean() });

/** A node in use that the actor may manage. Problems: notFound, denied, conflict = it has been retired or replaced meanwhile. */
export async function nodeOf(db: Db, actor: Actor, nodeId: NodeId): Promise<Result<KnownNode>> {
  const [row] = await askRows(db, nodeOfShape)`
    SELECT n.id, n.code, n.kind, n.name, n.generation, n.renewal_due_on::text AS "renewalDueOn", n.valid_from::text AS "validFrom",
      n.organization_id AS "organizationId", o.code AS "organizationCode", o.parent_id AS "parentId",
      coalesce(n.valid_to <= (now() AT TIME ZONE 'Asia/Tokyo')::date, false) AS ended
    FROM nodes n JOIN organizations o ON o.id = n.organization_id
    WHERE n.id = ${nodeId}::uuid`;
  if (!row) return failure('notFound');
  if (!canManageNode(actor, row)) return failure('denied');
  if (row.ended) return failure('conflict');
  return success(row);
}

type Values = Readonly<Record<string, unknown>>;

/** A change of a node as a thing: its history, the log of events, the audit, and open pages. */
export async function recordNodeChange(
  db: Db,
  actor: Actor,
  { id, organizationId }: Pick<KnownNode, 'id' | 'organizationId'>,
  kind: string,
  { before, after }: { readonly before?: Values; readonly after?: Values },
): Promise<void> {
  const text = (values: Values | undefined) => (values === undefined ? null : JSON.stringify(values));
  await db.$executeRaw`
    INSERT INTO node_changes (id, node_id, kind, at, user_name, organization_name, before, after)
    VALUES (${newId()}::uuid, ${id}::uuid, ${kind}, ${now()}, ${actor.userName}, ${actor.organizationName}, ${text(before)}::jsonb, ${text(after)}::jsonb)`;
  await db.$executeRaw`
    INSERT INTO network_events (id, at, kind, organization_id, node_id, detail)
    VALUES (${newId()}::uuid, ${now()}, ${`node.${kind}`}, ${organizationId}::uuid, ${id}::uuid, ${actor.userName})`;
  await recordAudit(db, actor, {
    event: `node.${kind}`,
    targetType: 'node',
    targetId: id,
    organizationIds: [organizationId],
    ...(organizationId === actor.organizationId ? {} : { actingForOrganizationId: organizationId }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
  await publishNetwork(db, actor, organizationId);
}

const idShape = z.object({ id: organizationId });

/** Open pages of the owner, of whoever is above it and of the actor show the change. */
export async function publishNetwork(db: Db, actor: Actor, organizationId: OrganizationId): Promise<void> {
  const above = await askRows(db, idShape)`
    SELECT id FROM organizations WHERE kind IN ('center', 'operator') OR id = (SELECT parent_id FROM organizations WHERE id = ${organizationId}::uuid)`;
  const organizationIds = [...new Set([organizationId, actor.organizationId, ...above.map(({ id }) => id)])];
  await publish(db, { organizationIds, topic: 'network', id: organizationId });
}
