import type { Locale } from '@/lib/core/i18n/locale';
import { idOf, type OrganizationId } from '@/lib/core/ids';
import { concernedOrganizations } from '../planning/rules';
import type { Tree, TreeChange } from '../types';

/** What a change does, in names: 「甲町、乙村 → 丙市」. */
export function nameChange(tree: Tree, change: TreeChange, locale: Locale): string {
  const field = locale === 'en' ? 'nameEn' : 'name';
  const nameOf = (id: OrganizationId) => tree.nodes.get(id)?.[field] ?? '';
  if (change.kind === 'close') return nameOf(change.organizationId);
  const { [field]: name, code } = change.values;
  if (change.kind === 'found') return name ?? '';
  if (change.kind === 'revise') {
    const renamed = name === null ? '' : ` → ${name}`;
    const recoded = code === null ? '' : ` (${tree.nodes.get(change.organizationId)?.code ?? ''} → ${code})`;
    return `${nameOf(change.organizationId)}${renamed}${recoded}`;
  }
  const survivor = change.organizationId === null ? (name ?? '') : nameOf(change.organizationId);
  const members = change.memberIds.filter((id) => id !== change.organizationId).map(nameOf);
  return `${members.join(locale === 'en' ? ', ' : '、')} → ${survivor}`;
}

/** Who is told: the bodies concerned that exist in this tree; for one that ended, whoever goes on for it. */
export function toldOf(tree: Tree, change: TreeChange): { readonly id: OrganizationId; readonly code: string }[] {
  const nodes = [...concernedOrganizations(tree, change), idOf<OrganizationId>(change.id)].flatMap((id) => {
    const node = tree.nodes.get(id);
    const heir = node?.successorId == null ? node : tree.nodes.get(node.successorId);
    return heir === undefined || heir.endedOn !== null ? [] : [{ id: heir.id, code: heir.code }];
  });
  return [...new Map(nodes.map((node) => [node.id, node])).values()];
}
