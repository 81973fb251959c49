import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import type { RecordCustodyInput, RegisterKeyInput } from './schema';

const nextShape = z.object({ next: z.number() });

/** The generation that the next key of the actor's town has. */
export async function nextGeneration(db: Db, actor: Actor): Promise<number> {
  const [row] = await askRows(db, nextShape)`
    SELECT (coalesce(max(generation), 0) + 1)::int AS next FROM disaster_keys WHERE organization_id = ${actor.organizationId}::uuid`;
  return row?.next ?? 1;
}

/** From now on copies for the partners are encrypted to this key, and the next one is a full one. */
export async function registerKey(
  db: Db,
  actor: Actor,
  { generation, recipient }: RegisterKeyInput,
): Promise<Result<{ generation: number }>> {
  const next = await nextGeneration(db, actor);
  if (generation !== next) return failure('continuity.keyGeneration', 'generation', { next });
  const at = now();
  await db.$executeRaw`
    INSERT INTO disaster_keys (organization_id, generation, recipient, made_at, made_by)
    VALUES (${actor.organizationId}::uuid, ${generation}, ${recipient}, ${at}, ${actor.userName})`;
  await db.$executeRaw`
    INSERT INTO key_share_custodies (organization_id, generation, holder)
    SELECT ${actor.organizationId}::uuid, ${generation}, h FROM unnest(ARRAY['town', 'prefecture', 'center']) AS h`;
  await recordAudit(db, actor, {
    event: 'disaster_key.registered',
    targetType: 'disaster_key',
    targetId: `${actor.organizationCode}/${generation}`,
    after: { generation, recipient },
  });
  return success({ generation });
}

/** Who keeps a share now, and where; that its paper was read back is recorded with it. */
export async function recordCustody(
  db: Db,
  actor: Actor,
  input: RecordCustodyInput,
): Promise<Result<{ generation: number }>> {
  const { generation, holder, custodian, place } = input;
  const changed = await db.$executeRaw`
    UPDATE key_share_custodies SET custodian = ${custodian}, place = ${place}, tested_at = ${now()}, tested_by = ${actor.userName}
    WHERE organization_id = ${actor.organizationId}::uuid AND generation = ${generation} AND holder = ${holder}`;
  if (changed !== 1) return failure('notFound');
  await recordAudit(db, actor, {
    event: 'disaster_key.custody_recorded',
    targetType: 'disaster_key',
    targetId: `${actor.organizationCode}/${generation}`,
    after: { generation, holder, custodian, place },
  });
  return success({ generation });
}
