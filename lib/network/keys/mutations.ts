import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { nodeOf, recordNodeChange } from '../nodes/mutations';
import type { keyOfNodeSchema, NodeOnlyInput } from './schema';

type Coded = Result<{ code: string }>;

/** Has the agent make itself a new key and give up the old one, at its next heartbeat. Problem: `network.noAgent`. */
export async function wantNewKey(db: Db, actor: Actor, { nodeId }: NodeOnlyInput): Promise<Coded> {
  const found = await nodeOf(db, actor, nodeId);
  if (!found.ok) return found;
  const wanted = await db.$executeRaw`
    UPDATE node_agents SET key_rotation_at = ${now()} WHERE node_id = ${nodeId}::uuid
      AND EXISTS (SELECT FROM node_keys k WHERE k.node_id = ${nodeId}::uuid AND k.revoked_at IS NULL)`;
  if (wanted !== 1) return failure('network.noAgent');
  await recordNodeChange(db, actor, found.value, 'key_rotation_wanted', {});
  return success({ code: found.value.code });
}

/** Ends a key at once: whoever signs with it is refused. Without another one the agent has to enrol again. */
export async function revokeKey(
  db: Db,
  actor: Actor,
  { nodeId, keyId }: z.output<typeof keyOfNodeSchema>,
): Promise<Coded> {
  const found = await nodeOf(db, actor, nodeId);
  if (!found.ok) return found;
  const revoked = await db.$executeRaw`
    UPDATE node_keys SET revoked_at = ${now()} WHERE id = ${keyId} AND node_id = ${nodeId}::uuid AND revoked_at IS NULL`;
  if (revoked !== 1) return failure('conflict');
  await recordNodeChange(db, actor, found.value, 'key_revoked', { after: { keyId } });
  return success({ code: found.value.code });
}
