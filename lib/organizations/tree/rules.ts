import type { OrganizationKind } from '@/lib/access/actor';
import { addDays } from '@/lib/calendar/rules';
import { idOf, type OrganizationId } from '@/lib/core/ids';
import { isMunicipalityCode, isPortalCode, isPrefectureCode, prefectureCodeOf } from '../codes/rules';
import type { ChangeKind } from './constants';
import type { ApplyResult, NewValues, Tree, TreeChange, TreeNode, TreeProblem } from './types';

type Found = { readonly ok: true; readonly node: TreeNode } | { readonly ok: false; readonly problem: TreeProblem };

/** A message has one of them, in its reader's language. */
const named = ({ name, nameEn }: TreeNode) => ({ name, nameEn });

const refuse = (code: TreeProblem['code'], field?: string, params?: TreeProblem['params']) => ({
  ok: false as const,
  problem: { code, ...(field === undefined ? {} : { field }), ...(params === undefined ? {} : { params }) },
});

/** A body that exists and whose present version is older than the change. */
function findChangeable(tree: Tree, id: OrganizationId, on: string, field: string): Found {
  const node = tree.nodes.get(id);
  if (node === undefined) return refuse('notFound', field);
  if (node.endedOn !== null) return refuse('organizations.ended', field, named(node));
  if (node.since !== null && node.since >= on)
    return refuse('organizations.dateTooEarly', 'effectiveOn', { date: addDays(node.since, 1) });
  return { ok: true, node };
}

function codeFits(kind: OrganizationKind, code: string, parent: TreeNode | undefined): boolean {
  if (kind === 'prefecture') return isPrefectureCode(code);
  if (kind === 'municipality') return isMunicipalityCode(code) && prefectureCodeOf(code) === parent?.code;
  return isPortalCode(code);
}

/** Does this body, as it would be, stand in the tree: under an existing prefecture, with a code that fits and is its own? */
function placeProblem(tree: Tree, node: TreeNode): TreeProblem | null {
  const parent = node.parentId === null ? undefined : tree.nodes.get(node.parentId);
  if ((node.kind === 'municipality') !== (node.parentId !== null)) return { code: 'invalid', field: 'parentId' };
  if (node.kind === 'municipality' && (parent?.kind !== 'prefecture' || parent.endedOn !== null)) {
    return { code: 'invalid', field: 'parentId' };
  }
  if (!codeFits(node.kind, node.code, parent)) return { code: 'organizations.codeInvalid', field: 'code' };
  const holder = tree.codes.get(node.code);
  if (holder !== undefined && holder !== node.id) return { code: 'organizations.codeTaken', field: 'code' };
  return null;
}

function withValues(node: TreeNode, values: NewValues, since: string): TreeNode {
  const { code, name, kana, nameEn, parentId } = values;
  return {
    ...node,
    code: code ?? node.code,
    name: name ?? node.name,
    kana: kana ?? node.kana,
    nameEn: nameEn ?? node.nameEn,
    parentId: parentId ?? node.parentId,
    since,
  };
}

const versionFields = ['code', 'name', 'kana', 'nameEn', 'parentId'] as const;
export const sameVersion = (a: TreeNode, b: TreeNode): boolean => versionFields.every((field) => a[field] === b[field]);

function put(tree: Tree, changed: readonly TreeNode[]): ApplyResult {
  const nodes = new Map(tree.nodes);
  const codes = new Map(tree.codes);
  for (const node of changed) {
    nodes.set(node.id, node);
    codes.set(node.code, node.id);
  }
  return { ok: true, value: { tree: { nodes, codes }, changed } };
}

/** A prefecture's code is in the codes of all its municipalities: it cannot change alone. */
function revise(tree: Tree, change: Extract<TreeChange, { kind: 'revise' }>): ApplyResult {
  const found = findChangeable(tree, change.organizationId, change.effectiveOn, 'organizationId');
  if (!found.ok) return found;
  const next = withValues(found.node, change.values, change.effectiveOn);
  if (sameVersion(found.node, next)) return refuse('organizations.nothingChanged');
  if (next.kind === 'prefecture' && next.code !== found.node.code) return refuse('organizations.codeInvalid', 'code');
  const problem = placeProblem(tree, next);
  return problem === null ? put(tree, [next]) : { ok: false, problem };
}

const foundableKinds: readonly (OrganizationKind | null)[] = ['municipality', 'agency', 'vendor'];

function newBody(
  tree: Tree,
  change: { id: string; effectiveOn: string; values: NewValues },
  kind: OrganizationKind | null,
): Found {
  const { code, name, kana, nameEn, parentId } = change.values;
  if (kind === null || !foundableKinds.includes(kind)) return refuse('invalid', 'newKind');
  for (const [field, value] of Object.entries({ code, name, kana, nameEn })) {
    if (value === null) return refuse('required', field);
  }
  const node: TreeNode = {
    ...{
      id: idOf<OrganizationId>(change.id),
      kind,
      code: code ?? '',
      name: name ?? '',
      kana: kana ?? '',
      nameEn: nameEn ?? '',
      parentId,
    },
    ...{ since: change.effectiveOn, endedOn: null, successorId: null },
  };
  const problem = placeProblem(tree, node);
  return problem === null ? { ok: true, node } : { ok: false, problem };
}

function survivor(tree: Tree, change: Extract<TreeChange, { kind: 'merge' }>): Found {
  if (change.organizationId === null) return newBody(tree, change, change.newKind);
  const found = findChangeable(tree, change.organizationId, change.effectiveOn, 'organizationId');
  if (!found.ok) return found;
  const next = withValues(found.node, change.values, change.effectiveOn);
  // A body that goes on as it was gets no new version by taking others in.
  const node = sameVersion(found.node, next) ? found.node : next;
  const problem = placeProblem(tree, node);
  return problem === null ? { ok: true, node } : { ok: false, problem };
}

const mergeableKinds: readonly OrganizationKind[] = ['municipality', 'agency', 'vendor'];

/** Whoever was merged into a member earlier now belongs to the survivor as well. */
function inheritedBy(tree: Tree, memberIds: ReadonlySet<OrganizationId>, survivorId: OrganizationId): TreeNode[] {
  return [...tree.nodes.values()]
    .filter((node) => node.successorId !== null && memberIds.has(node.successorId))
    .map((node) => ({ ...node, successorId: survivorId }));
}

function merge(tree: Tree, change: Extract<TreeChange, { kind: 'merge' }>): ApplyResult {
  const heir = survivor(tree, change);
  if (!heir.ok) return heir;
  const ids = new Set(change.memberIds);
  ids.delete(heir.node.id);
  if (ids.size < (change.organizationId === null ? 2 : 1)) return refuse('organizations.tooFewMembers', 'memberIds');
  const ended: TreeNode[] = [];
  for (const id of ids) {
    const member = findChangeable(tree, id, change.effectiveOn, 'memberIds');
    if (!member.ok) return member;
    const { node } = member;
    if (node.kind !== heir.node.kind || !mergeableKinds.includes(node.kind)) {
      return refuse('organizations.kindMismatch', 'memberIds', named(node));
    }
    ended.push({ ...node, endedOn: change.effectiveOn, successorId: heir.node.id });
  }
  return put(tree, [heir.node, ...ended, ...inheritedBy(tree, ids, heir.node.id)]);
}

/** Only bodies that are no local government end without a successor. */
function close(tree: Tree, change: Extract<TreeChange, { kind: 'close' }>): ApplyResult {
  const found = findChangeable(tree, change.organizationId, change.effectiveOn, 'organizationId');
  if (!found.ok) return found;
  if (found.node.kind !== 'agency' && found.node.kind !== 'vendor') {
    return refuse('organizations.kindMismatch', 'organizationId', named(found.node));
  }
  return put(tree, [{ ...found.node, endedOn: change.effectiveOn }]);
}

/** What the tree is after one change, or why it cannot be. */
export function applyChange(tree: Tree, change: TreeChange): ApplyResult {
  switch (change.kind) {
    case 'revise':
      return revise(tree, change);
    case 'merge':
      return merge(tree, change);
    case 'close':
      return close(tree, change);
    case 'found': {
      const body = newBody(tree, change, change.newKind);
      return body.ok ? put(tree, [body.node]) : body;
    }
  }
}

/** Users, inquiries and contacts go to another body, or end. */
export const movesPeople = (kind: ChangeKind): boolean => kind === 'merge' || kind === 'close';
