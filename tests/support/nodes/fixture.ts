import { generateKeyPairSync } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { idOf, type NodeId, newId } from '@/lib/core/ids';
import { keyIdOf } from '@/lib/network/protocol/rules';
import { createActor } from '../actors';
import { owner } from '../database';
import type { SigningNode } from './types';

export interface NodeFixture extends SigningNode {
  readonly owner: Actor;
  readonly code: string;
  /** Checks that it reports on, by kind. */
  readonly checks: Readonly<Record<string, number>>;
}

interface Wanted {
  readonly owner?: Actor;
  readonly kinds?: readonly string[];
}

let made = 0;

/** A server with an enrolled agent, its key, and a check of each kind, all really in the database. */
export async function createNode({ owner: wanted, kinds = ['cpu', 'disk'] }: Wanted = {}): Promise<NodeFixture> {
  const actor = wanted ?? (await createActor({ kind: 'municipality' }));
  const number = ++made;
  const { organizationId } = actor;
  const [nodeId, placeId] = [newId(), newId()];
  const code = `CS-T${process.pid}-${number}`;
  const nodeName = `試験CS${number}`;
  const run = (text: string, values: readonly unknown[]) => owner().query(text, [...values]);
  await run(
    "INSERT INTO places (id, kind, code, name, name_en, organization_id) VALUES ($1, 'municipal_office', $2, $2, $2, $3)",
    [placeId, `P-${code}`, organizationId],
  );
  await run(
    "INSERT INTO nodes (id, code, kind, name, name_en, organization_id, place_id) VALUES ($1, $2, 'cs', $3, $2, $4, $5)",
    [nodeId, code, nodeName, organizationId, placeId],
  );
  await run("INSERT INTO node_agents (node_id, enrolled_at, deadline_at) VALUES ($1, now(), now() + '1 minute')", [
    nodeId,
  ]);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  const id = keyIdOf(der);
  await run('INSERT INTO node_keys (id, node_id, public_key, created_at) VALUES ($1, $2, $3, now())', [
    id,
    nodeId,
    der,
  ]);
  const checks: Record<string, number> = {};
  for (const kind of kinds) {
    const { rows } = await run(
      'INSERT INTO checks (kind, name, node_id, organization_id, reporter_id, interval_seconds) VALUES ($1, $2, $3, $4, $3, 60) RETURNING id',
      [kind, '', nodeId, organizationId],
    );
    checks[kind] = rows[0].id;
  }
  const node = { nodeId: idOf<NodeId>(nodeId), nodeName, organizationId, organizationName: actor.organizationName };
  return { key: { id, privateKey }, holder: { node, publicKey }, owner: actor, code, checks };
}

/** A command that this node has been given. */
export async function giveCommand({ holder }: SigningNode, state = 'queued'): Promise<string> {
  const id = newId();
  const token = state === 'queued' ? 0 : 1;
  await owner().query(
    `INSERT INTO node_commands (id, node_id, name, created_at, expires_at, state, token, lease_until)
     VALUES ($1, $2, 'start', now(), now() + interval '1 hour', $3, $4, CASE WHEN $4 > 0 THEN now() + interval '1 minute' END)`,
    [id, holder.node.nodeId, state, token],
  );
  return id;
}
