import 'server-only';
import { createPublicKey } from 'node:crypto';
import type { KeyHolder } from '@/lib/access/nodes/types';
import type { Db } from '@/lib/core/db';
import { withSystem } from '@/lib/core/db';
import type { AgentConfiguration, ConfiguredCheck } from '../protocol/types';
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
  const holder = await withSystem('network.find_key', (db) => readKeyHolder(db, keyId));
  if (holder && hears) generation.set(keyId, holder);
  return holder;
}

let listening = false;

function listenOnce(): void {
  if (listening) return;
  listening = true;
  const forget = (heard: boolean) => {
    keys = new Map();
    hears = heard;
  };
  onSignal({
    told: (what) => what === 'keys' && forget(true),
    ready: () => forget(true),
    lost: () => forget(false),
  });
}

interface Row {
  readonly nodeId: string;
  readonly nodeName: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly publicKey: Uint8Array;
}

async function readKeyHolder(db: Db, keyId: string): Promise<KeyHolder | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT n.id AS "nodeId", n.name AS "nodeName", o.id AS "organizationId", o.name AS "organizationName", k.public_key AS "publicKey"
    FROM node_keys k JOIN nodes n ON n.id = k.node_id JOIN organizations o ON o.id = n.organization_id
    WHERE k.id = ${keyId} AND k.revoked_at IS NULL AND (n.valid_to IS NULL OR n.valid_to > (now() AT TIME ZONE 'Asia/Tokyo')::date)`;
  if (!row) return null;
  const { publicKey, ...node } = row;
  return { node, publicKey: createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' }) };
}

/** What an agent has to do. */
export async function readConfiguration(db: Db, nodeId: string): Promise<AgentConfiguration | null> {
  const [row] = await db.$queryRaw<Omit<AgentConfiguration, 'checks'>[]>`
    SELECT n.configuration, n.code AS "nodeCode", s.heartbeat_seconds AS "heartbeatSeconds", a.live_sequence::float8 AS live,
      a.backlog_sequence::float8 AS backlog
    FROM nodes n JOIN node_agents a ON a.node_id = n.id, network_settings s WHERE n.id = ${nodeId}::uuid`;
  if (!row) return null;
  const checks = await db.$queryRaw<ConfiguredCheck[]>`
    SELECT id, kind, target, interval_seconds AS "intervalSeconds" FROM checks
    WHERE reporter_id = ${nodeId}::uuid AND retired_at IS NULL ORDER BY id`;
  return { ...row, checks };
}
