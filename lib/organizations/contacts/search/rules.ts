import { organizationKinds } from '@/lib/access/actor';
import { contactKinds } from '../constants';
import { conditionRows, orderRows, searchFields, searchOperators, searchOrders } from './constants';
import type { Condition, ContactSearch, Ordering } from './types';

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

const text = (params: SearchParams, name: string): string => {
  const value = params[name];
  return (Array.isArray(value) ? value[0] : value)?.slice(0, 100) ?? '';
};

const oneOf = <T extends string>(values: readonly T[], value: string): T | null =>
  values.find((one) => one === value) ?? null;

function condition(params: SearchParams, row: number): Condition[] {
  const value = text(params, `v${row}`).trim();
  const field = oneOf(searchFields, text(params, `f${row}`));
  const operator = oneOf(searchOperators, text(params, `o${row}`)) ?? 'startsWith';
  return value === '' || field === null ? [] : [{ field, operator, value }];
}

function ordering(params: SearchParams, row: number): Ordering[] {
  const by = oneOf(searchOrders, text(params, `s${row}`));
  return by === null ? [] : [{ by, direction: text(params, `d${row}`) === 'desc' ? 'desc' : 'asc' }];
}

const rows = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/**
 * The search as it stands in the address: `f1`, `o1`, `v1` (field, operator, value) …, `s1`, `d1` (order, direction) …. A row
 * without a value is no condition; what is not in the lists counts as not set.
 */
export function parseContactSearch(params: SearchParams): ContactSearch {
  const page = Number(text(params, 'page'));
  return {
    conditions: rows(conditionRows).flatMap((row) => condition(params, row)),
    kind: oneOf(contactKinds, text(params, 'kind')),
    organizationKind: oneOf(organizationKinds, text(params, 'body')),
    openNow: text(params, 'open') === 'true',
    orders: rows(orderRows).flatMap((row) => ordering(params, row)),
    page: Number.isInteger(page) && page >= 1 && page <= 1000 ? page : 1,
  };
}

/** The same search as an address; rows are numbered anew. */
export function contactSearchQuery(search: ContactSearch, page = search.page): string {
  const query = new URLSearchParams();
  search.conditions.forEach(({ field, operator, value }, index) => {
    query.set(`f${index + 1}`, field);
    query.set(`o${index + 1}`, operator);
    query.set(`v${index + 1}`, value);
  });
  if (search.kind) query.set('kind', search.kind);
  if (search.organizationKind) query.set('body', search.organizationKind);
  if (search.openNow) query.set('open', 'true');
  search.orders.forEach(({ by, direction }, index) => {
    query.set(`s${index + 1}`, by);
    query.set(`d${index + 1}`, direction);
  });
  if (page > 1) query.set('page', String(page));
  return query.toString();
}
