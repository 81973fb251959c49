import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askOne, askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { organizationId } from '@/lib/core/id-shapes';
import { newId } from '@/lib/core/ids';
import { publishNetwork } from '../nodes/mutations';
import { canManageNode, canRegisterLine } from '../policy';
import { findOwner } from '../registration/queries';
import { firstFree } from '../registration/rules';
import { endsFor } from './queries';
import { lineKindOf, linePrefixes } from './rules';
import type { ChangeLineInput, RegisterLineInput, RetireLineInput } from './schema';

const knownLineShape = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  provider: z.string(),
  capacityMbps: z.number().nullable(),
  validFrom: z.string().nullable(),
  organizationId,
  parentId: organizationId.nullable(),
});
type KnownLine = z.infer<typeof knownLineShape>;

/** A line in use that the actor may manage. Problems: notFound (also: retired), denied. */
async function lineOf(db: Db, actor: Actor, lineId: string): Promise<Result<KnownLine>> {
  const [line] = await askRows(db, knownLineShape)`
    SELECT l.id, l.code, l.name, l.provider, l.capacity_mbps AS "capacityMbps", l.valid_from::text AS "validFrom",
      l.organization_id AS "organizationId", o.parent_id AS "parentId"
    FROM lines l JOIN organizations o ON o.id = l.organization_id WHERE l.id = ${lineId}::uuid AND l.valid_to IS NULL`;
  if (!line) return failure('notFound');
  return canManageNode(actor, line) ? success(line) : failure('denied');
}

type Values = Readonly<Record<string, unknown>>;

async function recordLineChange(
  db: Db,
  actor: Actor,
  { id, organizationId }: Pick<KnownLine, 'id' | 'organizationId'>,
  event: 'line.registered' | 'line.changed' | 'line.retired',
  values: { readonly before?: Values; readonly after: Values },
): Promise<void> {
  await recordAudit(db, actor, {
    event,
    targetType: 'line',
    targetId: id,
    organizationIds: [organizationId],
    ...(organizationId === actor.organizationId ? {} : { actingForOrganizationId: organizationId }),
    ...values,
  });
  await publishNetwork(db, actor, organizationId);
}

/** Says who carries a line and how much it carries. */
export async function changeLine(db: Db, actor: Actor, input: ChangeLineInput): Promise<Result<{ code: string }>> {
  const { lineId, version, name, nameEn, provider, capacityMbps } = input;
  const found = await lineOf(db, actor, lineId);
  if (!found.ok) return found;
  const { code, ...was } = found.value;
  const changed = await db.$executeRaw`
    UPDATE lines SET name = ${name}, name_en = ${nameEn || name}, provider = ${provider}, capacity_mbps = ${capacityMbps}, version = version + 1
    WHERE id = ${lineId}::uuid AND version = ${version}`;
  if (changed !== 1) return failure('conflict');
  await recordLineChange(db, actor, found.value, 'line.changed', {
    before: { name: was.name, provider: was.provider, capacityMbps: was.capacityMbps },
    after: { name, provider, capacityMbps },
  });
  return success({ code });
}

const codeShape = z.object({ code: z.string() });

/** Registers a line from today on, in its place of the hierarchy. The tier above does: a line has two ends. */
export async function registerLine(db: Db, actor: Actor, input: RegisterLineInput): Promise<Result<{ code: string }>> {
  const { organizationCode, name, nameEn, provider, capacityMbps } = input;
  const owner = await findOwner(db, organizationCode);
  const kind = lineKindOf(owner?.kind);
  if (!owner) return failure('notFound', 'organizationCode');
  if (!canManageNode(actor, { organizationId: owner.id, parentId: owner.parentId }))
    return failure('denied', 'organizationCode');
  if (kind === null) return failure('network.kindOfOwner', 'organizationCode');
  if (!canRegisterLine(actor, kind)) return failure('network.lineFromAbove', 'organizationCode');
  const ends = await endsFor(db, owner, kind, input);
  if (!ends.ok) return ends;
  const taken = await askRows(db, codeShape)`SELECT code FROM lines WHERE organization_id = ${owner.id}::uuid`;
  const code = firstFree(`${linePrefixes[kind]}-${owner.code}`, new Set(taken.map((row) => row.code)));
  const { upperPlaceId, lowerPlaceId, parentId } = ends.value;
  const id = newId();
  const validFrom = dateInJapan(now());
  const made = await db.$executeRaw`
    INSERT INTO lines (id, code, kind, name, name_en, organization_id, upper_place_id, lower_place_id, parent_id, provider, capacity_mbps, valid_from)
    VALUES (${id}::uuid, ${code}, ${kind}::line_kind, ${name}, ${nameEn || name}, ${owner.id}::uuid, ${upperPlaceId}::uuid, ${lowerPlaceId}::uuid,
      ${parentId}::uuid, ${provider}, ${capacityMbps}, ${validFrom}::date) ON CONFLICT (code) DO NOTHING`;
  if (made !== 1) return failure('conflict');
  const after = { code, kind, name, provider, capacityMbps, validFrom };
  await recordLineChange(db, actor, { id, organizationId: owner.id }, 'line.registered', { after });
  return success({ code });
}

const usedShape = z.object({ used: z.boolean() });

/** Takes a line out of the network from a date on; its page stays readable. What stood behind it must stand behind another one first. */
export async function retireLine(db: Db, actor: Actor, input: RetireLineInput): Promise<Result<{ code: string }>> {
  const { lineId, version, validTo } = input;
  const found = await lineOf(db, actor, lineId);
  if (!found.ok) return found;
  const { code, validFrom } = found.value;
  if (validTo < dateInJapan(now())) return failure('network.past', 'validTo');
  if (validFrom !== null && validTo <= validFrom) return failure('network.beforeStart', 'validTo');
  const [used] = await askOne(db, usedShape)`
    SELECT EXISTS (SELECT FROM nodes WHERE line_id = ${lineId}::uuid AND (valid_to IS NULL OR valid_to > ${validTo}::date))
      OR EXISTS (SELECT FROM lines WHERE parent_id = ${lineId}::uuid AND (valid_to IS NULL OR valid_to > ${validTo}::date)) AS used`;
  if (used.used) return failure('network.lineInUse');
  const changed = await db.$executeRaw`
    UPDATE lines SET valid_to = ${validTo}::date, version = version + 1
    WHERE id = ${lineId}::uuid AND version = ${version} AND valid_to IS NULL`;
  if (changed !== 1) return failure('conflict');
  await recordLineChange(db, actor, found.value, 'line.retired', { after: { validTo } });
  return success({ code });
}
