import 'server-only';
import { toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import type { OrganizationId } from '@/lib/core/ids';
import { searchKey } from '../../search/rules';
import { sameVersion } from '../rules';
import type { Tree, TreeNode } from '../types';

const pathOf = ({ id, parentId }: TreeNode): string => (parentId === null ? id : `${parentId}/${id}`);

async function writeVersion(db: Db, node: TreeNode, changeId: string, on: string): Promise<void> {
  const { id, code, name, kana, nameEn, parentId } = node;
  await db.organizationCode.createMany({ data: [{ code, organizationId: id }], skipDuplicates: true });
  const last = await db.organizationVersion.aggregate({ where: { organizationId: id }, _max: { sequence: true } });
  const sequence = (last._max.sequence ?? 0) + 1;
  const version = {
    organizationId: id,
    sequence,
    code,
    name,
    kana,
    nameEn,
    parentId,
    validFrom: toDateColumn(on),
    changeId,
  };
  await db.organizationVersion.createMany({ data: [version] });
}

async function writeNode(db: Db, node: TreeNode, isNew: boolean, on: string): Promise<void> {
  const { id, kind, code, name, kana, nameEn, parentId, successorId } = node;
  const data = { code, name, kana, nameEn, parentId, path: pathOf(node), successorId };
  const validTo = node.endedOn === null ? null : toDateColumn(node.endedOn);
  if (isNew) await db.organization.createMany({ data: [{ id, kind, ...data, validFrom: toDateColumn(on) }] });
  else await db.organization.updateMany({ where: { id }, data: { ...data, validTo, version: { increment: 1 } } });
}

/** Writes what a change made different: new bodies first, because ended ones point to them. */
export async function writeChanged(
  db: Db,
  before: Tree,
  changed: readonly TreeNode[],
  changeId: string,
  on: string,
): Promise<void> {
  for (const node of changed) {
    const previous = before.nodes.get(node.id);
    await writeNode(db, node, previous === undefined, on);
    if (previous === undefined || !sameVersion(previous, node)) await writeVersion(db, node, changeId, on);
  }
}

/** Search keys of the changed bodies, and of all municipalities below a changed prefecture, whose keys hold its name. */
export async function refreshSearchKeys(db: Db, changed: readonly TreeNode[]): Promise<void> {
  const ids = changed.map((node) => node.id);
  const bodies = await db.organization.findMany({
    where: { OR: [{ id: { in: ids } }, { parentId: { in: ids } }] },
    select: { id: true, parent: { select: { name: true } }, versions: { orderBy: { sequence: 'desc' } } },
  });
  for (const { id, parent, versions } of bodies) {
    const key = searchKey(versions, parent?.name ?? null);
    await db.organization.updateMany({ where: { id, searchKey: { not: key } }, data: { searchKey: key } });
  }
}

/** Contacts of a merged body go on as the successor's, behind its own, marked with whose they were. */
export async function moveContacts(db: Db, from: OrganizationId, to: OrganizationId): Promise<number> {
  return db.$executeRaw`
    UPDATE contacts c
       SET organization_id = ${to}::uuid,
           former_organization_id = coalesce(c.former_organization_id, c.organization_id),
           priority = least(99, c.priority + coalesce(
             (SELECT max(o.priority) FROM contacts o WHERE o.organization_id = ${to}::uuid AND o.kind = c.kind), 0)),
           updated_at = ${now()},
           version = c.version + 1
     WHERE c.organization_id = ${from}::uuid`;
}

/** Contacts of a body that closes answer until the day before. */
export async function endContacts(db: Db, organizationId: OrganizationId, on: string): Promise<number> {
  return db.$executeRaw`
    UPDATE contacts SET valid_to = greatest(${on}::date, valid_from + 1), updated_at = ${now()}, version = version + 1
     WHERE organization_id = ${organizationId}::uuid AND (valid_to IS NULL OR valid_to > ${on}::date)`;
}
