import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf, idOrNull } from '@/lib/core/ids';
import { branded } from '@/tests/support/plain';
import { cases } from '@/tests/support/proof';
import { checkDigit } from '../../codes/rules';
import { applyChange } from '../rules';
import type { NewValues, Tree, TreeChange, TreeNode } from '../types';
import { cancellingProblem, planningProblem, simulate } from './rules';

const nothing: NewValues = { code: null, name: null, kana: null, nameEn: null, parentId: null };
const coded = (first5: string) => `${first5}${checkDigit(first5)}`;

function body(id: string, kind: TreeNode['kind'], code: string, parentId: string | null): TreeNode {
  return {
    id: idOf(id),
    kind,
    code,
    name: id,
    kana: 'かな',
    nameEn: id,
    parentId: idOrNull(parentId),
    since: null,
    endedOn: null,
    successorId: null,
  };
}

function treeOf(nodes: readonly TreeNode[]): Tree {
  return { nodes: new Map(nodes.map((n) => [n.id, n])), codes: new Map(nodes.map((n) => [n.code, n.id])) };
}

const start = treeOf([
  body('p15', 'prefecture', '150002', null),
  body('p20', 'prefecture', '200000', null),
  ...Array.from({ length: 5 }, (_, i) => body(`a${i}`, 'municipality', coded(`1530${i + 1}`), 'p15')),
  ...Array.from({ length: 3 }, (_, i) => body(`b${i}`, 'municipality', coded(`2030${i + 1}`), 'p20')),
  body('v0', 'vendor', 'VD0001', null),
  body('v1', 'vendor', 'VD0002', null),
]);

/** What must hold of every tree, written down apart from the rules that are to keep it. */
function inconsistencies(tree: Tree): string[] {
  const wrong: string[] = [];
  const living = [...tree.nodes.values()].filter((n) => n.endedOn === null);
  if (new Set(living.map((n) => n.code)).size !== living.length) wrong.push('two living bodies share a code');
  for (const n of tree.nodes.values()) {
    if (tree.codes.get(n.code) !== n.id) wrong.push(`${n.id}: its code belongs to another`);
    if (n.endedOn !== null && n.since !== null && n.endedOn <= n.since) wrong.push(`${n.id}: ended before it began`);
    if (n.successorId !== null) {
      const heir = tree.nodes.get(n.successorId);
      if (n.endedOn === null) wrong.push(`${n.id}: exists and has a successor`);
      if (heir === undefined || heir.kind !== n.kind) wrong.push(`${n.id}: successor of another kind`);
      if (heir?.endedOn != null && n.kind === 'municipality') wrong.push(`${n.id}: successor has ended`);
    }
    if (n.kind === 'prefecture' && n.endedOn !== null) wrong.push(`${n.id}: a prefecture ended`);
    if (n.kind !== 'municipality' && n.parentId !== null) wrong.push(`${n.id}: has a parent`);
    if (n.kind !== 'municipality') continue;
    const above = n.parentId === null ? undefined : tree.nodes.get(n.parentId);
    if (above?.kind !== 'prefecture') wrong.push(`${n.id}: no prefecture above`);
    if (coded(n.code.slice(0, 5)) !== n.code) wrong.push(`${n.id}: check digit`);
    if (above?.code.slice(0, 2) !== n.code.slice(0, 2)) wrong.push(`${n.id}: code of elsewhere`);
    if (n.endedOn !== null && n.successorId === null) wrong.push(`${n.id}: a municipality vanished`);
  }
  return wrong;
}

const town = fc.constantFrom('a0', 'a1', 'a2', 'a3', 'a4', 'b0', 'b1', 'b2');
const someone = fc.constantFrom('a0', 'a1', 'a2', 'a3', 'a4', 'b0', 'b1', 'b2', 'v0', 'v1', 'p15', 'nobody');
const code = fc.oneof(
  fc
    .tuple(fc.constantFrom('15', '20'), fc.integer({ min: 0, max: 12 }))
    .map(([p, n]) => coded(`${p}3${String(n).padStart(2, '0')}`)),
  fc.constantFrom('VD0001', 'VD0002', 'VD0003', '150002', '153070', ''),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const values = fc.record({
  code: maybe(code),
  name: maybe(fc.constantFrom('甲市', '乙市')),
  kana: maybe(fc.constant('こうし')),
  nameEn: maybe(fc.constant('Ko-shi')),
  parentId: maybe(fc.constantFrom('p15', 'p20', 'a0')),
});
const complete = fc.record({
  code,
  name: fc.constant('丙市'),
  kana: fc.constant('へいし'),
  nameEn: fc.constant('Hei-shi'),
  parentId: maybe(fc.constantFrom('p15', 'p20')),
});
const effectiveOn = fc.integer({ min: 1, max: 12 }).map((month) => `2027-${String(month).padStart(2, '0')}-01`);
const newKind = fc.constantFrom('municipality', 'vendor', 'prefecture', 'center') as fc.Arbitrary<TreeNode['kind']>;

const draft = fc.oneof(
  fc.record({ kind: fc.constant('revise' as const), effectiveOn, organizationId: someone, values }),
  fc.record({ kind: fc.constant('close' as const), effectiveOn, organizationId: someone }),
  fc.record({
    kind: fc.constant('found' as const),
    effectiveOn,
    newKind: fc.constant('municipality' as const),
    values: complete.map((v) => ({ ...v, parentId: `p${v.code.slice(0, 2)}` })),
  }),
  fc.record({ kind: fc.constant('found' as const), effectiveOn, newKind, values: fc.oneof(complete, values) }),
  fc.record({
    kind: fc.constant('merge' as const),
    effectiveOn,
    organizationId: maybe(someone),
    newKind: maybe(newKind),
    memberIds: fc.array(fc.oneof({ weight: 5, arbitrary: town }, someone), { maxLength: 3 }),
    values: fc.oneof(fc.constant(nothing), complete, values),
  }),
);
const drafts = fc
  .array(draft, { minLength: 1, maxLength: 14, size: 'max' })
  .map((list) =>
    list.map((change, index) => branded<TreeChange>({ ...change, id: `change-${String(index).padStart(2, '0')}` })),
  );

/** What the center can plan, one after the other. */
function planAll(changes: readonly TreeChange[]): TreeChange[] {
  const pending: TreeChange[] = [];
  for (const change of changes) {
    if (planningProblem(start, pending, change, '2027-01-01') === null) pending.push(change);
  }
  return pending;
}

describe('whatever is planned', () => {
  it('leaves a consistent tree on every date', () => {
    fc.assert(
      fc.property(drafts, (changes) => {
        const pending = planAll(changes);
        let tree = start;
        for (const change of [...pending].sort((a, b) => (a.effectiveOn + a.id < b.effectiveOn + b.id ? -1 : 1))) {
          const result = applyChange(tree, change);
          if (!result.ok) throw new Error(`planned, but ${result.problem.code}`);
          tree = result.value.tree;
          expect(inconsistencies(tree)).toEqual([]);
        }
      }),
      cases(500),
    );
  });

  it('can be taken back where the rules allow it, and the rest still fits', () => {
    fc.assert(
      fc.property(drafts, fc.nat(), (changes, pick) => {
        const pending = planAll(changes);
        const victim = pending[pick % Math.max(pending.length, 1)];
        if (victim === undefined || cancellingProblem(start, pending, victim.id) !== null) return;
        const rest = simulate(
          start,
          pending.filter((change) => change.id !== victim.id),
        );
        expect(rest.ok && inconsistencies(rest.tree)).toEqual([]);
      }),
      cases(300),
    );
  });

  it('is not so little that the properties are empty', () => {
    const sizes = fc.sample(drafts, { numRuns: 300, seed: 7 }).map((changes) => planAll(changes).map((c) => c.kind));
    for (const kind of ['revise', 'found', 'merge', 'close'])
      expect(sizes.flat().filter((k) => k === kind).length).toBeGreaterThan(20);
  });
});

describe('planning beside other plans', () => {
  const rename = (id: string, organizationId: string, on: string): TreeChange => ({
    ...{ id, kind: 'revise', effectiveOn: on, organizationId: idOf(organizationId) },
    values: { ...nothing, name: `${organizationId}-${id}` },
  });
  const absorb = (id: string, organizationId: string, memberId: string, on: string): TreeChange => ({
    ...{
      id,
      kind: 'merge',
      effectiveOn: on,
      organizationId: idOf(organizationId),
      newKind: null,
      memberIds: [idOf(memberId)],
      values: nothing,
    },
  });

  it.each<[string, TreeChange[], TreeChange, string | null]>([
    ['today is early enough', [], rename('2', 'a0', '2027-01-01'), null],
    ['yesterday is not', [], rename('2', 'a0', '2026-12-31'), 'organizations.dateTooEarly'],
    [
      'renamed twice on one day',
      [rename('1', 'a0', '2027-04-01')],
      rename('2', 'a0', '2027-04-01'),
      'organizations.dateTooEarly',
    ],
    ['renamed again later', [rename('1', 'a0', '2027-04-01')], rename('2', 'a0', '2027-04-02'), null],
    [
      'renamed after it was merged',
      [absorb('1', 'a1', 'a0', '2027-04-01')],
      rename('2', 'a0', '2027-05-01'),
      'organizations.ended',
    ],
    [
      'merged before a planned renaming',
      [rename('1', 'a0', '2027-05-01')],
      absorb('2', 'a1', 'a0', '2027-04-01'),
      'organizations.laterChangeDepends',
    ],
    [
      'merged both ways',
      [absorb('1', 'a1', 'a0', '2027-04-01')],
      absorb('2', 'a0', 'a1', '2027-04-01'),
      'organizations.ended',
    ],
  ])('%s', (_name, pending, change, problem) => {
    expect(planningProblem(start, pending, change, '2027-01-01')?.code ?? null).toBe(problem);
  });

  it('keeps a plan that a later one builds on', () => {
    const found: TreeChange = {
      ...{ id: '1', kind: 'revise', effectiveOn: '2027-04-01', organizationId: idOf('a0') },
      values: { ...nothing, code: coded('20399'), parentId: idOf('p20') },
    };
    const back: TreeChange = {
      ...{ id: '2', kind: 'revise', effectiveOn: '2027-06-01', organizationId: idOf('a0') },
      values: { ...nothing, code: coded('20398') },
    };
    expect(cancellingProblem(start, [found, back], '1')).toMatchObject({
      code: 'organizations.laterChangeDepends',
      params: { date: '2027-06-01' },
    });
    expect(cancellingProblem(start, [found, back], '2')).toBeNull();
  });
});
