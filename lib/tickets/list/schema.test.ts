import { expect, it } from 'vitest';
import { parseTyped } from '@/lib/access/forms/input';
import { readQuery } from '@/lib/access/requests/query';
import type { Problem } from '@/lib/core/errors';
import { isFiltered, ticketsHref, ticketsQuery } from './rules';
import { exportTicketsSchema, listTicketsSchema } from './schema';

const plain = listTicketsSchema.parse({});

it('begins with the own desk, what moved last, the first page', () => {
  expect(plain).toEqual({ desk: 'organization', sort: 'updated', page: 1 });
});

it.each([
  ['a desk there is not', { desk: 'theirs' }],
  ['a state there is not', { state: 'lost' }],
  ['words longer than any question', { q: '字'.repeat(201) }],
  ['a name longer than any', { from: '字'.repeat(61) }],
  ['days there are not', { since: '2026-02-30', until: 'yesterday' }],
  ['a span there is not', { within: '25h' }],
  ['an order there is not', { sort: 'id; drop' }],
  ['a page before the first', { page: '0' }],
  ['a page that nobody turns to', { page: '201' }],
  ['ticks that say something else', { overdue: 'true', unread: '2' }],
])('%s is said, for a file as for a page', (_name, typed) => {
  const named = (problems: readonly Problem[]) => problems.map(({ field }) => field);
  expect(named(readQuery(listTicketsSchema, typed).problems)).toEqual(Object.keys(typed));
  const file = parseTyped(exportTicketsSchema, { ...typed, format: 'csv' } as Record<string, string>);
  expect(file.ok ? [] : named(file.problems)).toEqual(Object.keys(typed));
});

it('takes what the form sends', () => {
  const typed = {
    desk: 'all',
    state: 'open',
    q: ' 証明書 ',
    from: '150002',
    since: '2026-04-01',
    within: '24h',
    unread: '1',
    page: '3',
  };
  expect(listTicketsSchema.parse(typed)).toMatchObject({ ...typed, q: '証明書', page: 3 });
});

it('takes each column that is ticked, or several in one as an address keeps them', () => {
  for (const columns of [['due', 'number'], 'due,number', ['due,number']]) {
    const { filter, problems } = readQuery(listTicketsSchema, { columns });
    expect([filter.columns, problems]).toEqual([['number', 'subject', 'due'], []]);
  }
});

it('what a number opens is a filter that a saved view and an export keep, and that can be taken away', () => {
  const filter = listTicketsSchema.parse({ desk: 'all', within: '24h' });
  expect(isFiltered(filter)).toBe(true);
  const query = ticketsQuery(filter);
  expect(exportTicketsSchema.parse({ ...Object.fromEntries(new URLSearchParams(query)), format: 'csv' })).toMatchObject(
    filter,
  );
  expect(ticketsHref(filter, { within: undefined })).toBe('/tickets?desk=all');
});
