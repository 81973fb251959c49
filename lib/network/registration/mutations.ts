import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { nodeOf, recordNodeChange } from '../nodes/mutations';
import { canManageNode, canRegisterKind } from '../policy';
import { findOwner, mayStandAt, officeFor, positionFor } from './queries';
import { kindFacts, nextCode } from './rules';
import type { ChangeNodeInput, RegisterNodeInput, ReplaceNodeInput, RetireNodeInput } from './schema';

type Coded = Result<{ code: string }>;

/** Every server's first checks, each five minutes; its administrator adds what else it runs. */
const firstChecks = ['cpu', 'memory', 'disk', 'load', 'uptime'];

const codeShape = z.object({ code: z.string() });

/** Registers a node with its place in the hierarchy, and watches it as soon as its agent has enrolled. */
export async function registerNode(db: Db, actor: Actor, input: RegisterNodeInput): Promise<Coded> {
  const { organizationCode, kind, name, nameEn, generation, renewalDueOn, systemId } = input;
  const owner = await findOwner(db, organizationCode);
  if (!owner) return failure('notFound', 'organizationCode');
  if (!canManageNode(actor, { organizationId: owner.id, parentId: owner.parentId }))
    return failure('denied', 'organizationCode');
  if (!kindFacts[kind].owners.includes(owner.kind)) return failure('network.kindOfOwner', 'kind');
  if (!canRegisterKind(actor, kind)) return failure('network.registeredAbove', 'kind');
  const taken = await askRows(db, codeShape)`
    SELECT code FROM nodes WHERE organization_id = ${owner.id}::uuid AND kind = ${kind}::node_kind`;
  const code = nextCode(kind, owner.code, new Set(taken.map((row) => row.code)));
  const placeId = await officeFor(db, owner, kind);
  const { parentId, lineId } = await positionFor(db, owner, kind);
  const id = newId();
  const made = await db.$executeRaw`
    INSERT INTO nodes (id, code, kind, name, name_en, organization_id, parent_id, place_id, line_id, system_id, generation, renewal_due_on, valid_from)
    VALUES (${id}::uuid, ${code}, ${kind}::node_kind, ${name}, ${nameEn || name}, ${owner.id}::uuid, ${parentId}::uuid, ${placeId}::uuid,
      ${lineId}::uuid, ${systemId}::uuid, ${generation}, ${renewalDueOn}::date, ${dateInJapan(now())}::date)
    ON CONFLICT (code) DO NOTHING`;
  if (made !== 1) return failure('conflict');
  if (kindFacts[kind].server)
    await db.$executeRaw`
      INSERT INTO checks (kind, name, node_id, organization_id, reporter_id, target, interval_seconds)
      SELECT k::check_kind, CASE k WHEN 'disk' THEN '/' ELSE '' END, ${id}::uuid, ${owner.id}::uuid, ${id}::uuid,
        CASE k WHEN 'disk' THEN '{"path":"/"}'::jsonb ELSE '{}'::jsonb END, 300 FROM unnest(${firstChecks}::text[]) AS k`;
  await recordNodeChange(db, actor, { id, organizationId: owner.id }, 'registered', {
    after: { code, kind, name, generation, renewalDueOn },
  });
  return success({ code });
}

/** Changes what a node is called and made of, where it stands and behind which line. */
export async function changeNode(db: Db, actor: Actor, input: ChangeNodeInput): Promise<Coded> {
  const { nodeId, version, name, nameEn, generation, renewalDueOn, systemId, placeId, lineId } = input;
  const found = await nodeOf(db, actor, nodeId);
  if (!found.ok) return found;
  const misplaced = await mayStandAt(db, found.value.organizationId, { placeId, lineId });
  if (misplaced) return failure('notFound', misplaced);
  const changed = await db.$executeRaw`
    UPDATE nodes SET name = ${name}, name_en = ${nameEn || name}, generation = ${generation}, renewal_due_on = ${renewalDueOn}::date,
      system_id = ${systemId}::uuid, place_id = coalesce(${placeId ?? null}::uuid, place_id),
      line_id = CASE WHEN ${lineId === undefined} THEN line_id ELSE ${lineId ?? null}::uuid END, version = version + 1 WHERE id = ${nodeId}::uuid AND version = ${version}`;
  if (changed !== 1) return failure('conflict');
  const { code, name: was, generation: oldGeneration, renewalDueOn: wasDue } = found.value;
  await recordNodeChange(db, actor, found.value, 'changed', {
    before: { name: was, generation: oldGeneration, renewalDueOn: wasDue },
    after: { name, generation, renewalDueOn },
  });
  return success({ code });
}

/** Takes a node out of the network from a date on: its agent is refused from then, its alarm ends, its page stays readable. */
export async function retireNode(db: Db, actor: Actor, { nodeId, version, validTo }: RetireNodeInput): Promise<Coded> {
  const found = await nodeOf(db, actor, nodeId);
  if (!found.ok) return found;
  const { code, validFrom } = found.value;
  if (validTo < dateInJapan(now())) return failure('network.past', 'validTo');
  if (validFrom !== null && validTo <= validFrom) return failure('network.beforeStart', 'validTo');
  const changed = await db.$executeRaw`
    UPDATE nodes SET valid_to = ${validTo}::date, version = version + 1 WHERE id = ${nodeId}::uuid AND version = ${version} AND valid_to IS NULL`;
  if (changed !== 1) return failure('conflict');
  await recordNodeChange(db, actor, found.value, 'retired', { after: { validTo } });
  return success({ code });
}

/**
 * New equipment takes over from today: the same place in the hierarchy, the same checks and limits under a new code; the old node is
 * retired and its keys end. The new one needs an enrolment code of its own.
 */
export async function replaceNode(db: Db, actor: Actor, input: ReplaceNodeInput): Promise<Coded> {
  const { nodeId, version, name, nameEn, generation, renewalDueOn, systemId } = input;
  const found = await nodeOf(db, actor, nodeId);
  if (!found.ok) return found;
  const old = found.value;
  const today = dateInJapan(now());
  if (old.validFrom !== null && today <= old.validFrom) return failure('network.beforeStart');
  const ended = await db.$executeRaw`
    UPDATE nodes SET valid_to = ${today}::date, version = version + 1 WHERE id = ${nodeId}::uuid AND version = ${version} AND valid_to IS NULL`;
  if (ended !== 1) return failure('conflict');
  const taken = await askRows(db, codeShape)`
    SELECT code FROM nodes WHERE organization_id = ${old.organizationId}::uuid AND kind = ${old.kind}::node_kind`;
  const code = nextCode(old.kind, old.organizationCode, new Set(taken.map((row) => row.code)));
  const id = newId();
  const made = await db.$executeRaw`
    INSERT INTO nodes (id, code, kind, name, name_en, organization_id, parent_id, place_id, line_id, system_id, generation, renewal_due_on, valid_from, replaces_id)
    SELECT ${id}::uuid, ${code}, kind, ${name}, ${nameEn || name}, organization_id, parent_id, place_id, line_id, ${systemId}::uuid, ${generation},
      ${renewalDueOn}::date, ${today}::date, id FROM nodes WHERE id = ${nodeId}::uuid ON CONFLICT (code) DO NOTHING`;
  if (made !== 1) return failure('conflict');
  await handOver(db, nodeId, id);
  await recordNodeChange(db, actor, old, 'replaced', { after: { replacedBy: code, validTo: today } });
  const after = { code, name, generation, renewalDueOn, replaces: old.code };
  await recordNodeChange(db, actor, { id, organizationId: old.organizationId }, 'registered', { after });
  return success({ code });
}

/** What hung on the old node hangs on the new one. Checks of reporters that the actor does not see stay where they are. */
async function handOver(db: Db, from: string, to: string): Promise<void> {
  await db.$executeRaw`UPDATE nodes SET parent_id = ${to}::uuid, version = version + 1 WHERE parent_id = ${from}::uuid AND valid_to IS NULL`;
  await db.$executeRaw`
    INSERT INTO checks (kind, name, node_id, line_id, organization_id, reporter_id, target, interval_seconds)
    SELECT kind, name, CASE WHEN node_id = ${from}::uuid THEN ${to}::uuid ELSE node_id END, line_id, organization_id,
      CASE WHEN reporter_id = ${from}::uuid THEN ${to}::uuid ELSE reporter_id END, target, interval_seconds
    FROM checks WHERE retired_at IS NULL AND (reporter_id = ${from}::uuid
      OR node_id = ${from}::uuid AND reporter_id IN (SELECT id FROM nodes))`;
  await db.$executeRaw`
    UPDATE nodes SET configuration = configuration + 1 WHERE id IN (
      SELECT reporter_id FROM checks WHERE node_id = ${from}::uuid AND reporter_id <> ${from}::uuid AND retired_at IS NULL)`;
  await db.$executeRaw`
    UPDATE checks SET retired_at = ${now()} WHERE retired_at IS NULL AND (reporter_id = ${from}::uuid
      OR node_id = ${from}::uuid AND reporter_id IN (SELECT id FROM nodes))`;
  await db.$executeRaw`
    INSERT INTO thresholds (id, kind, node_id, warning, critical, margin, attempts)
    SELECT gen_random_uuid(), kind, ${to}::uuid, warning, critical, margin, attempts FROM thresholds WHERE node_id = ${from}::uuid`;
  await db.$executeRaw`UPDATE node_keys SET revoked_at = ${now()} WHERE node_id = ${from}::uuid AND revoked_at IS NULL`;
  await db.$executeRaw`DELETE FROM node_enrollments WHERE node_id = ${from}::uuid AND used_at IS NULL`;
}
