import { expect, it } from 'vitest';
import { contactSearchQuery, parseContactSearch } from './rules';

it('reads conditions, orders and filters from an address and writes them back', () => {
  const address =
    'f1=organization&o1=startsWith&v1=聖籠&f2=phone&o2=contains&v2=025&kind=ordinary&body=municipality&open=true&s1=prefecture&d1=desc&page=3';
  const search = parseContactSearch(Object.fromEntries(new URLSearchParams(address)));
  expect(search).toEqual({
    conditions: [
      { field: 'organization', operator: 'startsWith', value: '聖籠' },
      { field: 'phone', operator: 'contains', value: '025' },
    ],
    kind: 'ordinary',
    organizationKind: 'municipality',
    openNow: true,
    orders: [{ by: 'prefecture', direction: 'desc' }],
    page: 3,
  });
  expect(decodeURIComponent(contactSearchQuery(search))).toBe(address);
});

it('leaves out what is not in the lists, rows without a value, and closes gaps', () => {
  const search = parseContactSearch({
    f1: 'password',
    v1: 'x',
    f2: 'note',
    v2: ' ',
    f3: 'note',
    o3: 'matches',
    v3: 'a',
    s1: 'id',
    page: '-1',
    kind: ['x'],
  });
  expect(search).toMatchObject({
    conditions: [{ field: 'note', operator: 'startsWith', value: 'a' }],
    orders: [],
    page: 1,
    kind: null,
  });
  expect(contactSearchQuery(search)).toBe('f1=note&o1=startsWith&v1=a');
});
