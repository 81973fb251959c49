import 'server-only';
import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import type { NodeActor } from '@/lib/access/actor';
import type { KeyHolder } from '@/lib/access/nodes/types';
import { gather } from '@/lib/core/async/gather';
import { askRows } from '@/lib/core/database/rows';
import { type Db, readAsNodes, withSystem } from '@/lib/core/db';
import { nodeId, organizationId } from '@/lib/core/id-shapes';
import {
  type AgentConfiguration,
  agentConfigurationShape,
  type ConfiguredCheck,
  configuredCheckShape,
} from '../protocol/types';
import { onSignal } from '../signals/queries';

/**
 * Keys that have signed before, while this process hears of changes to them. Looking one up takes a transaction, and 1,789 nodes speak
 * twice a minute each.
 */
let keys = new Map<string, KeyHolder>();
let hears = false;

/** Finds a key that may sign now; null = unknown, revoked, or of a node that is retired. */
export async function findNodeKey(keyId: string): Promise<KeyHolder | null> {
  listenOnce();
  const known = keys.get(keyId);
  if (known) return known;
  // A change that is told while the row is read belongs to the next generation.
  const generation = keys;
  const holder = await lookUpKey(keyId);
  if (holder && hears) generation.set(keyId, holder);
  return holder;
}

/** All 1,789 nodes come back at once after a restart: their keys are looked up together. */
const lookUpKey: (keyId: string) => Promise<KeyHolder | null> = gather({
  keyOf: (keyId) => keyId,
  work: (keyIds) => withSystem('network.find_key', (db) => readKeyHolders(db, keyIds)),
  wait: 5,
  most: 200,
});

let listening = false;

function listenOnce(): void {
  if (listening) return;
  listening = true;
  const forget = (heard: boolean) => {
    keys = new Map();
    hears = heard;
  };
  onSignal({
    told: ({ what }) => what === 'keys' && forget(true),
    ready: () => forget(true),
    lost: () => forget(false),
  });
}

const rowShape = z.object({
  keyId: z.string(),
  nodeId,
  nodeName: z.string(),
  organizationId,
  organizationName: z.string(),
  publicKey: z.instanceof(Uint8Array),
});
type Row = z.infer<typeof rowShape>;

/** In the order of the ids. */
async function readKeyHolders(db: Db, keyIds: readonly string[]): Promise<(KeyHolder | null)[]> {
  const rows = await askRows(db, rowShape)`
    SELECT k.id AS "keyId", n.id AS "nodeId", n.name AS "nodeName", o.id AS "organizationId", o.name AS "organizationName",
      k.public_key AS "publicKey"
    FROM node_keys k JOIN nodes n ON n.id = k.node_id JOIN organizations o ON o.id = n.organization_id
    WHERE k.id = ANY (${[...keyIds]}::text[]) AND k.revoked_at IS NULL
      AND (n.valid_to IS NULL OR n.valid_to > (now() AT TIME ZONE 'Asia/Tokyo')::date)`;
  const found = new Map(rows.map(({ keyId, ...row }) => [keyId, holderOf(row)]));
  return keyIds.map((keyId) => found.get(keyId) ?? null);
}

function holderOf({ publicKey, ...node }: Omit<Row, 'keyId'>): KeyHolder {
  return { node, publicKey: createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' }) };
}

const settingsShape = agentConfigurationShape.omit({ checks: true }).extend({ nodeId });

/** What an agent has to do; null = the node is gone. Many ask in one transaction: they all do when the portal was away. */
export const readConfiguration: (node: NodeActor) => Promise<AgentConfiguration | null> = gather({
  keyOf: ({ nodeId }) => nodeId,
  work: (nodes) => readAsNodes(nodes, nodes[0]?.requestId ?? '', (db) => readConfigurations(db, nodes)),
  wait: 10,
  most: 100,
});

const readConfigurationsShape = configuredCheckShape.extend({ reporterId: nodeId });

async function readConfigurations(db: Db, nodes: readonly NodeActor[]): Promise<(AgentConfiguration | null)[]> {
  const ids = nodes.map(({ nodeId }) => nodeId as string);
  const settings = await askRows(db, settingsShape)`
    SELECT n.id AS "nodeId", n.configuration, n.code AS "nodeCode", s.heartbeat_seconds AS "heartbeatSeconds",
      a.live_sequence::float8 AS live, a.backlog_sequence::float8 AS backlog
    FROM nodes n JOIN node_agents a ON a.node_id = n.id, network_settings s WHERE n.id = ANY (${ids}::uuid[])`;
  const checks = await askRows(db, readConfigurationsShape)`
    SELECT reporter_id AS "reporterId", id, kind, target, interval_seconds AS "intervalSeconds" FROM checks
    WHERE reporter_id = ANY (${ids}::uuid[]) AND retired_at IS NULL ORDER BY id`;
  const own = new Map<string, ConfiguredCheck[]>(ids.map((id) => [id, []]));
  for (const { reporterId, ...check } of checks) own.get(reporterId)?.push(check);
  const found = new Map<string, Omit<(typeof settings)[number], 'nodeId'>>(
    settings.map(({ nodeId: id, ...rest }) => [id, rest]),
  );
  return ids.map((id) => {
    const rest = found.get(id);
    return rest ? { ...rest, checks: own.get(id) ?? [] } : null;
  });
}
