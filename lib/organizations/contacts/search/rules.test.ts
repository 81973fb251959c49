import { expect, it } from 'vitest';
import { type QueryParams, readQuery } from '@/lib/access/requests/query';
import { contactSearchOf, contactSearchQuery } from './rules';
import { contactSearchSchema } from './schema';

const read = (params: QueryParams) => contactSearchOf(readQuery(contactSearchSchema, params).filter);

it('reads conditions, orders and filters from an address and writes them back', () => {
  const address =
    'f1=organization&o1=startsWith&v1=聖籠&f2=phone&o2=contains&v2=025&match=any&kind=ordinary&body=municipality&open=true&s1=prefecture&d1=desc&page=3';
  const search = read(Object.fromEntries(new URLSearchParams(address)));
  expect(search).toEqual({
    conditions: [
      { field: 'organization', operator: 'startsWith', value: '聖籠' },
      { field: 'phone', operator: 'contains', value: '025' },
    ],
    any: true,
    kind: 'ordinary',
    organizationKind: 'municipality',
    openNow: true,
    orders: [{ by: 'prefecture', direction: 'desc' }],
    page: 3,
  });
  expect(decodeURIComponent(contactSearchQuery(search))).toBe(address);
});

it('leaves out rows without a value, takes what a form has at first for what is missing, and closes gaps', () => {
  const search = read({ f1: 'code', v1: ' ', v2: 'a', s1: 'code' });
  expect(search).toMatchObject({
    conditions: [{ field: 'organization', operator: 'startsWith', value: 'a' }],
    orders: [{ by: 'code', direction: 'asc' }],
    page: 1,
  });
  expect(contactSearchQuery(search)).toBe('f1=organization&o1=startsWith&v1=a&s1=code&d1=asc');
});

it.each([
  ['a field that cannot be searched', { f1: 'password', v1: 'x' }, 'f1'],
  ['an unknown comparison', { f3: 'note', o3: 'matches', v3: 'a' }, 'o3'],
  ['a longer word', { v2: '字'.repeat(101) }, 'v2'],
  ['an unknown order', { s1: 'id' }, 's1'],
  ['a page before the first', { page: '-1' }, 'page'],
  ['two kinds', { kind: ['ordinary', 'emergency'] }, 'kind'],
])('does not search with %s', (_name, params, field) => {
  expect(readQuery(contactSearchSchema, params).problems.map((problem) => problem.field)).toEqual([field]);
});
