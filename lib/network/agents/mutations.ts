import 'server-only';
import { z } from 'zod';
import type { NodeActor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { type Db, withNodes, withSystem } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { nodeId, organizationId } from '@/lib/core/id-shapes';
import { type NodeId, newId, type OrganizationId } from '@/lib/core/ids';
import { codeHash } from '../enrollment/rules';
import { readKey } from '../protocol/rules';
import type { enrolSchema, rotateKeySchema } from '../protocol/schema';
import type { Enrolled } from '../protocol/types';

const claimedShape = z.object({ nodeId, code: z.string(), organizationId });

/**
 * Makes an agent the agent of a node, by a code that works once. Its key is the node's only one from now on, and its streams begin anew:
 * whoever had the node before is somebody else.
 */
export async function enrolAgent(sent: z.output<typeof enrolSchema>, requestId: string): Promise<Result<Enrolled>> {
  const key = readKey(sent.publicKey, sent.proof);
  if (!key) return failure('invalid', 'publicKey');
  const actor = { task: 'network.enrol', requestId };
  return withSystem(
    actor.task,
    async (db) => {
      const [claimed] = await askRows(db, claimedShape)`
        UPDATE node_enrollments e SET used_at = now() FROM nodes n
        WHERE e.code_hash = ${codeHash(sent.code)} AND e.used_at IS NULL AND e.expires_at > now() AND n.id = e.node_id
          AND (n.valid_to IS NULL OR n.valid_to > (now() AT TIME ZONE 'Asia/Tokyo')::date)
        RETURNING n.id AS "nodeId", n.code, n.organization_id AS "organizationId"`;
      if (!claimed) return failure('denied', 'code');
      const { nodeId, code: nodeCode, organizationId } = claimed;
      const at = now();
      await db.$executeRaw`UPDATE node_keys SET revoked_at = ${at} WHERE node_id = ${nodeId}::uuid AND revoked_at IS NULL`;
      await db.$executeRaw`
        INSERT INTO node_keys (id, node_id, public_key, created_at) VALUES (${key.id}, ${nodeId}::uuid, ${key.der}, ${at})`;
      await writeAgent(db, nodeId, sent);
      await writeChange(db, {
        nodeId,
        organizationId,
        kind: 'enrolled',
        networkEvent: 'agent.enrolled',
        detail: sent.host,
      });
      const after = { keyId: key.id, host: sent.host, platform: sent.platform, agentVersion: sent.version };
      await recordAudit(db, actor, {
        event: 'node.enrolled',
        targetType: 'node',
        targetId: nodeId,
        organizationIds: [organizationId],
        after,
      });
      return success({ nodeId, nodeCode, keyId: key.id });
    },
    requestId,
  );
}

function writeAgent(
  db: Db,
  nodeId: NodeId,
  { version, host, platform }: z.output<typeof enrolSchema>,
): Promise<number> {
  return db.$executeRaw`
    INSERT INTO node_agents (node_id, enrolled_at, deadline_at, agent_version, host, platform)
    SELECT ${nodeId}::uuid, now(), now() + make_interval(secs => s.heartbeat_seconds * s.missed_heartbeats + 5), ${version}, ${host}, ${platform}
    FROM network_settings s
    ON CONFLICT (node_id) DO UPDATE SET enrolled_at = excluded.enrolled_at, deadline_at = excluded.deadline_at, live_sequence = 0,
      backlog_sequence = 0, configuration = 0, agent_version = excluded.agent_version, host = excluded.host,
      platform = excluded.platform, operation = NULL, operation_since = NULL, key_rotation_at = NULL`;
}

interface Change {
  readonly nodeId: NodeId;
  readonly organizationId: OrganizationId;
  readonly kind: string;
  readonly networkEvent: string;
  readonly detail: string;
}

async function writeChange(db: Db, { nodeId, organizationId, kind, networkEvent, detail }: Change): Promise<void> {
  const after = JSON.stringify({ detail });
  await db.$executeRaw`
    INSERT INTO node_changes (id, node_id, kind, at, after) VALUES (${newId()}::uuid, ${nodeId}::uuid, ${kind}, ${now()}, ${after}::jsonb)`;
  await db.$executeRaw`
    INSERT INTO network_events (id, at, kind, organization_id, node_id, detail)
    VALUES (${newId()}::uuid, ${now()}, ${networkEvent}, ${organizationId}::uuid, ${nodeId}::uuid, ${detail})`;
}

const idShape = z.object({ id: z.string() });

/** A second key beside the one that signed this. Sent again, it is the same key. */
export async function addKey(
  node: NodeActor,
  sent: z.output<typeof rotateKeySchema>,
): Promise<Result<{ keyId: string }>> {
  const key = readKey(sent.publicKey, sent.proof);
  if (!key) return failure('invalid', 'publicKey');
  return withNodes([node], node.requestId, async (db) => {
    const known =
      await db.$executeRaw`UPDATE node_agents SET key_rotation_at = NULL WHERE node_id = ${node.nodeId}::uuid`;
    if (known === 0) return failure('notFound');
    const made = await db.$executeRaw`
      INSERT INTO node_keys (id, node_id, public_key, created_at) VALUES (${key.id}, ${node.nodeId}::uuid, ${key.der}, ${now()})
      ON CONFLICT (id) DO NOTHING`;
    const [own] = await askRows(db, idShape)`SELECT id FROM node_keys WHERE id = ${key.id} AND revoked_at IS NULL`;
    if (!own) return failure('conflict', 'publicKey');
    if (made === 1) await recordKeyChange(db, node, 'key_added', key.id);
    return success({ keyId: key.id });
  });
}

/** The agent signs with its new key and gives up the old one. */
export function dropKey(node: NodeActor, keyId: string, signedBy: string): Promise<Result<object>> {
  return withNodes([node], node.requestId, async (db) => {
    if (keyId === signedBy) return failure('conflict', 'id');
    const at = now();
    const dropped =
      await db.$executeRaw`UPDATE node_keys SET revoked_at = ${at} WHERE id = ${keyId} AND revoked_at IS NULL`;
    if (dropped === 1) await recordKeyChange(db, node, 'key_dropped', keyId);
    const [own] = await askRows(db, idShape)`SELECT id FROM node_keys WHERE id = ${keyId}`;
    return own ? success({}) : failure('notFound', 'id');
  });
}

async function recordKeyChange(
  db: Db,
  node: NodeActor,
  kind: 'key_added' | 'key_dropped',
  keyId: string,
): Promise<void> {
  const after = { keyId };
  await db.$executeRaw`
    INSERT INTO node_changes (id, node_id, kind, at, after)
    VALUES (${newId()}::uuid, ${node.nodeId}::uuid, ${kind}, ${now()}, ${JSON.stringify(after)}::jsonb)`;
  await recordAudit(db, node, { event: `node.${kind}`, targetType: 'node', targetId: node.nodeId, after });
}
