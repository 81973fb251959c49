import 'server-only';
import { z } from 'zod';
import { askOne, askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import type { NodeKind } from '@/lib/core/generated/enums';
import { nodeId, organizationId } from '@/lib/core/id-shapes';
import { type NodeId, newId, type OrganizationId } from '@/lib/core/ids';

export const ownerShape = z.object({
  id: organizationId,
  code: z.string(),
  kind: z.string(),
  parentId: organizationId.nullable(),
  name: z.string(),
  nameEn: z.string(),
});
export type Owner = z.infer<typeof ownerShape>;

/** The organization of a code, in being. */
export async function findOwner(db: Db, code: string): Promise<Owner | undefined> {
  const [owner] = await askRows(db, ownerShape)`
    SELECT id, code, kind::text, parent_id AS "parentId", name, name_en AS "nameEn" FROM organizations
    WHERE code = ${code} AND valid_to IS NULL`;
  return owner;
}

const placeKinds: Readonly<Record<string, string>> = {
  center: 'national_center',
  prefecture: 'prefectural_office',
  municipality: 'municipal_office',
  vendor: 'cloud_center',
};

const idShape = z.object({ id: z.string() });
const parentShape = z.object({ id: nodeId });

/** Where a node of this owner stands: prefectural servers at the 集約センター (S4 §7), others at the owner's own office, made if there is none. */
export async function officeFor(db: Db, owner: Owner, kind: NodeKind): Promise<string> {
  const placeKind =
    kind === 'prefectural_server' ? 'consolidation_center' : (placeKinds[owner.kind] ?? 'municipal_office');
  const [known] = await askRows(db, idShape)`
    SELECT id FROM places WHERE kind = ${placeKind}::place_kind
      AND (organization_id = ${owner.id}::uuid OR kind = 'consolidation_center') ORDER BY code LIMIT 1`;
  if (known) return known.id;
  const id = newId();
  await db.$executeRaw`
    INSERT INTO places (id, kind, code, name, name_en, organization_id)
    VALUES (${id}::uuid, ${placeKind}::place_kind, ${`P-${owner.code}`}, ${owner.name}, ${owner.nameEn}, ${owner.id}::uuid)`;
  return id;
}

/** The node above it in the order of start (S0 §1 point 1), and the line that it stands behind. */
export async function positionFor(
  db: Db,
  owner: Owner,
  kind: NodeKind,
): Promise<{ readonly parentId: NodeId | null; readonly lineId: string | null }> {
  const above = { cs: 'prefectural_server', prefectural_server: 'national_server' }[kind as string] ?? null;
  const [parent] = await askRows(db, parentShape)`
    SELECT id FROM nodes WHERE kind::text = ${above} AND valid_to IS NULL
      AND (kind = 'national_server' OR organization_id = ${owner.parentId}::uuid) ORDER BY code DESC LIMIT 1`;
  const [line] = await askRows(db, idShape)`
    SELECT id FROM lines WHERE valid_to IS NULL AND CASE WHEN ${kind} = 'prefectural_server' THEN kind = 'national'
      ELSE organization_id = ${owner.id}::uuid AND kind <> 'national' END ORDER BY code LIMIT 1`;
  return { parentId: parent?.id ?? null, lineId: line?.id ?? null };
}

interface Position {
  readonly placeId?: string | undefined;
  /** null = behind none; undefined = as it is. */
  readonly lineId?: string | null | undefined;
}

const mayStandAtShape = z.object({ place: z.boolean(), line: z.boolean() });

/** What of a wanted position a node of this owner cannot have; null = it can have all of it. */
export async function mayStandAt(
  db: Db,
  organizationId: OrganizationId,
  { placeId, lineId }: Position,
): Promise<'placeId' | 'lineId' | null> {
  const [found] = await askOne(db, mayStandAtShape)`
    SELECT EXISTS (SELECT FROM places WHERE id = ${placeId ?? null}::uuid
        AND (organization_id = ${organizationId}::uuid OR kind = 'consolidation_center')) AS place,
      EXISTS (SELECT FROM lines WHERE id = ${lineId ?? null}::uuid AND valid_to IS NULL
        AND (organization_id = ${organizationId}::uuid OR kind = 'national')) AS line`;
  if (placeId !== undefined && !found.place) return 'placeId';
  return lineId && !found.line ? 'lineId' : null;
}
