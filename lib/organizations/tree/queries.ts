import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { organizationId } from '@/lib/core/id-shapes';
import { idOf, type OrganizationId } from '@/lib/core/ids';
import { changeKinds } from './constants';
import { type Tree, type TreeChange, treeNodeShape } from './types';

/** The whole tree with its history of codes: 1,800 rows, read only where it is changed. */
export async function loadTree(db: Db): Promise<Tree> {
  const nodes = await askRows(db, treeNodeShape)`
    SELECT o.id::text, o.kind::text AS kind, o.code, o.name, o.kana, o.name_en AS "nameEn", o.parent_id::text AS "parentId",
           coalesce((SELECT max(v.valid_from) FROM organization_versions v WHERE v.organization_id = o.id), o.valid_from)::text AS since,
           o.valid_to::text AS "endedOn", o.successor_id::text AS "successorId"
      FROM organizations o`;
  const former = await db.organizationCode.findMany();
  const codes = new Map(former.map(({ code, organizationId }) => [code, idOf<OrganizationId>(organizationId)]));
  for (const { code, id } of nodes) codes.set(code, id);
  return { nodes: new Map(nodes.map((node) => [node.id, node])), codes };
}

const changeRowShape = z.object({
  id: z.string(),
  kind: z.enum(changeKinds),
  effectiveOn: z.string(),
  organizationId: organizationId.nullable(),
  newKind: treeNodeShape.shape.kind.nullable(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  kana: z.string().nullable(),
  nameEn: z.string().nullable(),
  parentId: organizationId.nullable(),
  memberIds: z.array(organizationId).readonly(),
});
type ChangeRow = z.infer<typeof changeRowShape>;

function toChange(row: ChangeRow): TreeChange {
  const { id, effectiveOn, organizationId, newKind, memberIds, code, name, kana, nameEn, parentId } = row;
  const values = { code, name, kana, nameEn, parentId };
  // The table's constraints promise the target of `revise` and `close`, and the kind of what is founded.
  switch (row.kind) {
    case 'revise':
      return { id, effectiveOn, kind: 'revise', organizationId: organizationId ?? idOf(''), values };
    case 'close':
      return { id, effectiveOn, kind: 'close', organizationId: organizationId ?? idOf('') };
    case 'found':
      return { id, effectiveOn, kind: 'found', newKind: newKind ?? 'vendor', values };
    case 'merge':
      return { id, effectiveOn, kind: 'merge', organizationId, newKind, memberIds, values };
  }
}

/** Everything that is planned and has not taken effect, as the rules read it. */
export async function loadPendingChanges(db: Db): Promise<TreeChange[]> {
  const rows = await askRows(db, changeRowShape)`
    SELECT c.id::text, c.kind::text AS kind, c.effective_on::text AS "effectiveOn", c.organization_id::text AS "organizationId",
           c.new_kind::text AS "newKind", c.code, c.name, c.kana, c.name_en AS "nameEn", c.parent_id::text AS "parentId",
           ARRAY(SELECT m.organization_id::text FROM organization_change_members m WHERE m.change_id = c.id ORDER BY 1) AS "memberIds"
      FROM organization_changes c
     WHERE c.state = 'pending'
     ORDER BY c.effective_on, c.id`;
  return rows.map(toChange);
}

/** Everybody who changes the tree or its plans waits here for one another: the rules decide on all of it. */
export async function lockTree(db: Db): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('organizations.tree'))`;
}
