import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { nodeId } from '@/lib/core/id-shapes';
import type { NodeId } from '@/lib/core/ids';

/** What the agents of a demonstration's fleet call their platform. */
export const fleetPlatform = 'demonstration fleet';

export const fleetNodeShape = z.object({ nodeId, nodeCode: z.string() });
export type FleetNode = z.infer<typeof fleetNodeShape>;

export interface FleetKey {
  readonly nodeId: NodeId;
  readonly keyId: string;
  /** Ed25519, SubjectPublicKeyInfo in DER. */
  readonly publicKey: Uint8Array;
}

/**
 * Servers of the three tiers that the fleet can be: those that have never had an agent, and those whose fleet key is lost.
 * @param known keys that the fleet has; one that a person has revoked stays revoked
 */
export function listVacantNodes(db: Db, known: readonly string[]): Promise<FleetNode[]> {
  return askRows(db, fleetNodeShape)`
    SELECT n.id AS "nodeId", n.code AS "nodeCode" FROM nodes n LEFT JOIN node_agents a ON a.node_id = n.id
    WHERE n.kind IN ('national_server', 'prefectural_server', 'cs') AND n.valid_to IS NULL
      AND (a.node_id IS NULL OR a.platform = ${fleetPlatform})
      AND NOT EXISTS (SELECT FROM node_keys k WHERE k.node_id = n.id AND k.id = ANY (${[...known]}::text[])) ORDER BY n.code`;
}

/**
 * Makes the fleet the agent of these nodes. Only a demonstration may: beside the protocol, because 1,789 agents behind one address would
 * enrol for a quarter of an hour. In `withSystem` only.
 */
export async function enrolFleet(db: Db, version: string, keys: readonly FleetKey[]): Promise<void> {
  const rows = JSON.stringify(
    keys.map(({ nodeId, keyId, publicKey }) => ({ nodeId, keyId, key: Buffer.from(publicKey).toString('base64') })),
  );
  await db.$executeRaw`
    UPDATE node_keys k SET revoked_at = now() FROM json_to_recordset(${rows}::json) AS r("nodeId" uuid)
    WHERE k.node_id = r."nodeId" AND k.revoked_at IS NULL`;
  await db.$executeRaw`
    INSERT INTO node_keys (id, node_id, public_key, created_at)
    SELECT r."keyId", r."nodeId", decode(r.key, 'base64'), now() FROM json_to_recordset(${rows}::json) AS r("nodeId" uuid, "keyId" text, key text)`;
  await db.$executeRaw`
    INSERT INTO node_agents (node_id, enrolled_at, deadline_at, agent_version, host, platform)
    SELECT r."nodeId", now(), now() + interval '5 minutes', ${version}, 'demonstration', ${fleetPlatform}
    FROM json_to_recordset(${rows}::json) AS r("nodeId" uuid)
    ON CONFLICT (node_id) DO UPDATE SET enrolled_at = excluded.enrolled_at, deadline_at = excluded.deadline_at, live_sequence = 0,
      backlog_sequence = 0, configuration = 0, key_rotation_at = NULL`;
}
