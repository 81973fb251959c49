import { describe, expect, it } from 'vitest';
import { idOf, idOrNull, type OrganizationId } from '@/lib/core/ids';
import { branded, type Plain } from '@/tests/support/plain';
import { applyChange } from './rules';
import type { NewValues, Tree, TreeChange, TreeNode } from './types';

const nothing: NewValues = { code: null, name: null, kana: null, nameEn: null, parentId: null };

function node(id: string, kind: TreeNode['kind'], code: string, name: string, parentId: string | null): TreeNode {
  return {
    id: idOf(id),
    kind,
    code,
    name,
    kana: 'かな',
    nameEn: 'Name',
    parentId: idOrNull(parentId),
    since: null,
    endedOn: null,
    successorId: null,
  };
}

const nodes = [
  node('niigata', 'prefecture', '150002', '新潟県', null),
  node('nagano', 'prefecture', '200000', '長野県', null),
  node('seiro', 'municipality', '153079', '聖籠町', 'niigata'),
  node('izumozaki', 'municipality', '154059', '出雲崎町', 'niigata'),
  node('sekikawa', 'municipality', '155811', '関川村', 'niigata'),
  {
    ...node('gone', 'municipality', '155829', '旧村', 'niigata'),
    endedOn: '2020-04-01',
    successorId: idOf<OrganizationId>('seiro'),
  },
  node('vendor', 'vendor', 'VD0001', '見本', null),
  node('agency', 'agency', 'NB0001', '機関', null),
];
const tree: Tree = {
  nodes: new Map(nodes.map((n) => [n.id, n])),
  codes: new Map([...nodes.map((n): [string, OrganizationId] => [n.code, n.id]), ['153087', idOf('izumozaki')]]),
};

const base = { id: 'change', effectiveOn: '2027-04-01' } as const;
const revise = (organizationId: string, values: Partial<Plain<NewValues>>): TreeChange =>
  branded<TreeChange>({ ...base, kind: 'revise', organizationId, values: { ...nothing, ...values } });
const merge = (
  organizationId: string | null,
  memberIds: string[],
  values: Partial<Plain<NewValues>> = {},
): TreeChange =>
  branded<TreeChange>({
    ...base,
    kind: 'merge',
    organizationId,
    newKind: organizationId === null ? 'municipality' : null,
    memberIds,
    values: { ...nothing, ...values },
  });
const newCity = { code: '152099', name: '北越市', kana: 'ほくえつし', nameEn: 'Hokuetsu-shi', parentId: 'niigata' };

function changed(change: TreeChange): Record<string, Partial<TreeNode>> {
  const result = applyChange(tree, change);
  if (!result.ok) throw new Error(result.problem.code);
  return Object.fromEntries(result.value.changed.map((n) => [n.id, n]));
}

describe('a change that fits', () => {
  it('renames a town and keeps the rest', () => {
    expect(changed(revise('seiro', { name: '新聖籠町' }))).toEqual({
      seiro: { ...tree.nodes.get(idOf('seiro')), name: '新聖籠町', since: '2027-04-01' },
    });
  });

  it('moves a village into another prefecture together with its code', () => {
    expect(changed(revise('sekikawa', { code: '204528', parentId: 'nagano' })).sekikawa).toMatchObject({
      parentId: 'nagano',
    });
  });

  it('gives a body back a code that it had before', () => {
    expect(changed(revise('izumozaki', { code: '153087' })).izumozaki).toMatchObject({ code: '153087' });
  });

  it('takes two towns into a third, which goes on unchanged, with those merged into it earlier', () => {
    const result = changed(merge('izumozaki', ['seiro', 'sekikawa']));
    expect(result.izumozaki).toMatchObject({ since: null, endedOn: null, code: '154059' });
    expect(result.seiro).toMatchObject({ endedOn: '2027-04-01', successorId: 'izumozaki' });
    expect(result.sekikawa).toMatchObject({ endedOn: '2027-04-01', successorId: 'izumozaki' });
    expect(result.gone).toMatchObject({ endedOn: '2020-04-01', successorId: 'izumozaki' });
  });

  it('makes one new city of three', () => {
    const result = changed(merge(null, ['seiro', 'izumozaki', 'sekikawa'], newCity));
    expect(result.change).toMatchObject({ ...newCity, kind: 'municipality', since: '2027-04-01', endedOn: null });
    expect(result.seiro?.successorId).toBe('change');
  });

  it('founds a vendor and closes another', () => {
    const values = { ...nothing, code: 'VD0009', name: '例', kana: 'れい', nameEn: 'Rei' };
    expect(changed({ ...base, kind: 'found', newKind: 'vendor', values }).change).toMatchObject({ code: 'VD0009' });
    expect(changed({ ...base, kind: 'close', organizationId: idOf('vendor') }).vendor).toMatchObject({
      endedOn: '2027-04-01',
      successorId: null,
    });
  });
});

describe('a change that does not', () => {
  it.each<[string, TreeChange, string, string | undefined]>([
    ['of somebody unknown', revise('nobody', { name: 'x' }), 'notFound', 'organizationId'],
    ['of a body that has ended', revise('gone', { name: 'x' }), 'organizations.ended', 'organizationId'],
    ['of nothing', revise('seiro', { name: '聖籠町' }), 'organizations.nothingChanged', undefined],
    ['to a code with a wrong check digit', revise('seiro', { code: '153070' }), 'organizations.codeInvalid', 'code'],
    ['to a code of another prefecture', revise('seiro', { code: '204528' }), 'organizations.codeInvalid', 'code'],
    ['of prefecture without the code', revise('seiro', { parentId: 'nagano' }), 'organizations.codeInvalid', 'code'],
    ['to the code of another', revise('seiro', { code: '154059' }), 'organizations.codeTaken', 'code'],
    ['to a code that another had', revise('seiro', { code: '153087' }), 'organizations.codeTaken', 'code'],
    ['to the code of one that ended', revise('seiro', { code: '155829' }), 'organizations.codeTaken', 'code'],
    ['under a town', revise('seiro', { parentId: 'izumozaki' }), 'invalid', 'parentId'],
    ['of a vendor under a prefecture', revise('vendor', { parentId: 'niigata' }), 'invalid', 'parentId'],
    ["of a prefecture's code", revise('niigata', { code: '160008' }), 'organizations.codeInvalid', 'code'],
    ['merging nobody', merge('seiro', []), 'organizations.tooFewMembers', 'memberIds'],
    ['merging with itself', merge('seiro', ['seiro']), 'organizations.tooFewMembers', 'memberIds'],
    ['making a new city of one', merge(null, ['seiro', 'seiro'], newCity), 'organizations.tooFewMembers', 'memberIds'],
    [
      'making a new city without a name',
      merge(null, ['seiro', 'sekikawa'], { ...newCity, name: null }),
      'required',
      'name',
    ],
    ['merging one that has ended', merge('seiro', ['gone']), 'organizations.ended', 'memberIds'],
    ['merging a prefecture', merge('seiro', ['nagano']), 'organizations.kindMismatch', 'memberIds'],
    ['merging prefectures', merge('niigata', ['nagano']), 'organizations.kindMismatch', 'memberIds'],
    [
      'closing a town',
      { ...base, kind: 'close', organizationId: idOf('seiro') },
      'organizations.kindMismatch',
      'organizationId',
    ],
    [
      'founding a prefecture',
      branded<TreeChange>({ ...base, kind: 'found', newKind: 'prefecture', values: { ...nothing, ...newCity } }),
      'invalid',
      'newKind',
    ],
  ])('%s', (_name, change, code, field) => {
    expect(applyChange(tree, change)).toMatchObject({ ok: false, problem: { code, ...(field && { field }) } });
  });

  it('begins no later than the present version', () => {
    const first = applyChange(tree, revise('seiro', { name: '甲町' }));
    if (!first.ok) throw new Error(first.problem.code);
    const second = applyChange(first.value.tree, { ...revise('seiro', { name: '乙町' }), id: 'second' });
    expect(second).toMatchObject({
      ok: false,
      problem: { code: 'organizations.dateTooEarly', params: { date: '2027-04-02' } },
    });
  });
});
