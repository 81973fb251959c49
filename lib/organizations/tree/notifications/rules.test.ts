import { describe, expect, it } from 'vitest';
import { idOf, idOrNull, type OrganizationId } from '@/lib/core/ids';
import { applyChange } from '../rules';
import type { NewValues, Tree, TreeChange, TreeNode } from '../types';
import { nameChange, toldOf } from './rules';

const node = (id: string, kind: TreeNode['kind'], code: string, name: string, parentId: string | null): TreeNode => ({
  ...{
    id: idOf<OrganizationId>(id),
    kind,
    code,
    name,
    kana: 'かな',
    nameEn: id,
    parentId: idOrNull<OrganizationId>(parentId),
  },
  ...{ since: null, endedOn: null, successorId: null },
});
const nodes = [
  node('niigata', 'prefecture', '150002', '新潟県', null),
  node('nagano', 'prefecture', '200000', '長野県', null),
  node('seiro', 'municipality', '153079', '聖籠町', 'niigata'),
  node('izumozaki', 'municipality', '154059', '出雲崎町', 'niigata'),
  node('sakae', 'municipality', '206024', '栄村', 'nagano'),
  node('vendor', 'vendor', 'VD0001', '見本', null),
];
const tree: Tree = {
  nodes: new Map(nodes.map((one) => [one.id, one])),
  codes: new Map(nodes.map((one) => [one.code, one.id])),
};
const values: NewValues = { code: null, name: null, kana: null, nameEn: null, parentId: null };
const base = { id: 'new', effectiveOn: '2027-04-01' };
const city = {
  ...values,
  code: '152901',
  name: '北越市',
  kana: 'ほくえつし',
  nameEn: 'Hokuetsu-shi',
  parentId: idOf<OrganizationId>('niigata'),
};

const changes = {
  renamed: {
    ...base,
    kind: 'revise',
    organizationId: idOf<OrganizationId>('seiro'),
    values: { ...values, name: '聖籠市', nameEn: 'Seiro-shi', code: '152901' },
  },
  absorbed: {
    ...base,
    kind: 'merge',
    organizationId: idOf<OrganizationId>('seiro'),
    newKind: null,
    memberIds: [idOf<OrganizationId>('sakae')],
    values,
  },
  founded: {
    ...{ ...base, kind: 'merge', organizationId: null, newKind: 'municipality' },
    ...{ memberIds: [idOf<OrganizationId>('seiro'), idOf<OrganizationId>('izumozaki')], values: city },
  },
  closed: { ...base, kind: 'close', organizationId: idOf<OrganizationId>('vendor') },
} as const satisfies Record<string, TreeChange>;

describe('what is said of a change', () => {
  it.each<[keyof typeof changes, string]>([
    ['renamed', '聖籠町 → 聖籠市 (153079 → 152901)'],
    ['absorbed', '栄村 → 聖籠町'],
    ['founded', '聖籠町、出雲崎町 → 北越市'],
    ['closed', '見本'],
  ])('%s', (name, expected) => expect(nameChange(tree, changes[name], 'ja')).toBe(expected));

  it.each<[keyof typeof changes, string]>([
    ['renamed', 'seiro → Seiro-shi (153079 → 152901)'],
    ['absorbed', 'sakae → seiro'],
    ['founded', 'seiro, izumozaki → Hokuetsu-shi'],
    ['closed', 'vendor'],
  ])('%s, in English', (name, expected) => expect(nameChange(tree, changes[name], 'en')).toBe(expected));
});

describe('who is told', () => {
  const told = (on: Tree, change: TreeChange) => toldOf(on, change).map(({ id, code }) => `${id} ${code}`);

  it.each<[keyof typeof changes, string[], string[]]>([
    ['renamed', ['seiro 153079', 'niigata 150002'], ['seiro 152901', 'niigata 150002']],
    [
      'absorbed',
      ['seiro 153079', 'sakae 206024', 'niigata 150002', 'nagano 200000'],
      ['seiro 153079', 'niigata 150002', 'nagano 200000'],
    ],
    ['founded', ['seiro 153079', 'izumozaki 154059', 'niigata 150002'], ['new 152901', 'niigata 150002']],
    ['closed', ['vendor VD0001'], []],
  ])('%s: the bodies concerned and their prefectures, and afterwards whoever goes on', (name, before, afterwards) => {
    expect(told(tree, changes[name])).toEqual(before);
    const applied = applyChange(tree, changes[name]);
    expect(applied.ok && told(applied.value.tree, changes[name])).toEqual(afterwards);
  });
});
