import type { OrganizationId } from '@/lib/core/ids';
import { romanizeName } from '../../romanization/rules';
import { applyChange } from '../rules';
import type { PlanChangeInput } from '../schema';
import type { NewValues, Tree, TreeChange, TreeProblem } from '../types';

const inOrder = (a: TreeChange, b: TreeChange) =>
  a.effectiveOn === b.effectiveOn ? a.id.localeCompare(b.id) : a.effectiveOn < b.effectiveOn ? -1 : 1;

type Simulated =
  | { readonly ok: true; readonly tree: Tree }
  | { readonly ok: false; readonly change: TreeChange; readonly problem: TreeProblem };

/** Applies changes in the order of their dates; the first that does not fit is named. */
export function simulate(tree: Tree, changes: readonly TreeChange[]): Simulated {
  let current = tree;
  for (const change of [...changes].sort(inOrder)) {
    const result = applyChange(current, change);
    if (!result.ok) return { ok: false, change, problem: result.problem };
    current = result.value.tree;
  }
  return { ok: true, tree: current };
}

/** May this change join those that are planned? Not if it does not fit on its date, nor if a later one would no longer fit. */
export function planningProblem(
  tree: Tree,
  pending: readonly TreeChange[],
  change: TreeChange,
  today: string,
): TreeProblem | null {
  if (change.effectiveOn < today)
    return { code: 'organizations.dateTooEarly', field: 'effectiveOn', params: { date: today } };
  const result = simulate(tree, [...pending, change]);
  if (result.ok) return null;
  if (result.change.id === change.id) return result.problem;
  return { code: 'organizations.laterChangeDepends', params: { date: result.change.effectiveOn } };
}

/** May this planned change be taken back? Not if a later one builds on it. */
export function cancellingProblem(tree: Tree, pending: readonly TreeChange[], changeId: string): TreeProblem | null {
  const result = simulate(
    tree,
    pending.filter((change) => change.id !== changeId),
  );
  return result.ok ? null : { code: 'organizations.laterChangeDepends', params: { date: result.change.effectiveOn } };
}

/** A new body whose name in Latin letters was left empty gets it from its reading. */
function valuesOf(input: PlanChangeInput): NewValues {
  const { code, name, kana, nameEn, parentId } = input;
  const isNew = input.kind === 'found' || (input.kind === 'merge' && input.organizationId === null);
  const romanized = isNew && name !== null && kana !== null ? romanizeName(name, kana) : null;
  return { code, name, kana, nameEn: nameEn ?? romanized, parentId };
}

/** What was typed, as the rules read it; null if the kind of change lacks what it is about. */
export function changeFromInput(id: string, input: PlanChangeInput): TreeChange | null {
  const { kind, effectiveOn, organizationId, newKind, memberIds } = input;
  const values = valuesOf(input);
  switch (kind) {
    case 'revise':
      return organizationId === null ? null : { id, effectiveOn, kind, organizationId, values };
    case 'close':
      return organizationId === null ? null : { id, effectiveOn, kind, organizationId };
    case 'found':
      return newKind === null ? null : { id, effectiveOn, kind, newKind, values };
    case 'merge':
      return {
        id,
        effectiveOn,
        kind,
        organizationId,
        newKind: organizationId === null ? newKind : null,
        memberIds,
        values,
      };
  }
}

/**
 * A form shows all values as they are and sends them all back. Those that are not touched are none of the change's business:
 * another plan may change them before.
 */
export function withoutUntouched(tree: Tree, change: TreeChange): TreeChange {
  const body = change.kind === 'revise' ? tree.nodes.get(change.organizationId) : undefined;
  if (change.kind !== 'revise' || body === undefined) return change;
  const untouched = <Field extends keyof NewValues>(field: Field): NewValues[Field] | null =>
    change.values[field] === body[field] ? null : change.values[field];
  const [code, name, kana] = [untouched('code'), untouched('name'), untouched('kana')];
  return { ...change, values: { code, name, kana, nameEn: untouched('nameEn'), parentId: untouched('parentId') } };
}

/** The bodies that a change concerns: those it names, and the prefectures above them. */
export function concernedOrganizations(tree: Tree, change: TreeChange): OrganizationId[] {
  const named = [
    ...('organizationId' in change && change.organizationId !== null ? [change.organizationId] : []),
    ...(change.kind === 'merge' ? change.memberIds : []),
  ];
  const parents = named.map((id) => tree.nodes.get(id)?.parentId ?? null);
  const planned = change.kind === 'close' ? null : change.values.parentId;
  return [...new Set([...named, ...parents, planned].filter((id) => id !== null))];
}
