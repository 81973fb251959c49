import { applyChange } from '../rules';
import type { Tree, TreeChange, TreeProblem } from '../types';

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
  if (change.effectiveOn < today) return { code: 'dateTooEarly', field: 'effectiveOn', params: { date: today } };
  const result = simulate(tree, [...pending, change]);
  if (result.ok) return null;
  if (result.change.id === change.id) return result.problem;
  return { code: 'laterChangeDepends', params: { date: result.change.effectiveOn } };
}

/** May this planned change be taken back? Not if a later one builds on it. */
export function cancellingProblem(tree: Tree, pending: readonly TreeChange[], changeId: string): TreeProblem | null {
  const result = simulate(
    tree,
    pending.filter((change) => change.id !== changeId),
  );
  return result.ok ? null : { code: 'laterChangeDepends', params: { date: result.change.effectiveOn } };
}
