import { conditionRows, orderRows } from './constants';
import type { ContactSearchFields } from './schema';
import type { Condition, ContactSearch, Ordering } from './types';

const rows = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Fields of the form by row; the schema has made sure of what stands in them. */
type Numbered = Readonly<Record<string, unknown>>;

function condition(fields: Numbered, row: number): Condition[] {
  const value = fields[`v${row}`] as string | undefined;
  if (!value) return [];
  const field = (fields[`f${row}`] ?? 'organization') as Condition['field'];
  const operator = (fields[`o${row}`] ?? 'startsWith') as Condition['operator'];
  return [{ field, operator, value }];
}

function ordering(fields: Numbered, row: number): Ordering[] {
  const by = fields[`s${row}`] as Ordering['by'] | undefined;
  return by === undefined ? [] : [{ by, direction: (fields[`d${row}`] ?? 'asc') as Ordering['direction'] }];
}

/** What is to be found. A row without a value is no condition, one without an order orders nothing. */
export function contactSearchOf(fields: ContactSearchFields): ContactSearch {
  return {
    conditions: rows(conditionRows).flatMap((row) => condition(fields, row)),
    any: fields.match === 'any',
    kind: fields.kind ?? null,
    organizationKind: fields.body ?? null,
    openNow: fields.open === 'true',
    orders: rows(orderRows).flatMap((row) => ordering(fields, row)),
    page: fields.page,
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
  if (search.any) query.set('match', 'any');
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
