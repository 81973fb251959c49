import { listTicketsSchema, type TicketFilter } from './schema';

type Change = { readonly [K in keyof TicketFilter]?: TicketFilter[K] | undefined };

/** Address of the list with some filters changed; a changed filter leads back to the first page. */
export function ticketsHref(filter: TicketFilter, change: Change = {}): string {
  const query = ticketsQuery({ ...filter, ...('page' in change ? {} : { page: 1 }), ...change } as TicketFilter);
  return query === '' ? '/tickets' : `/tickets?${query}`;
}

/** The filters as a query string, without what is the default. */
export function ticketsQuery(filter: TicketFilter): string {
  const defaults: Readonly<Record<string, string>> = {
    sort: 'updated',
    page: '1',
    columns: String(listTicketsSchema.parse({}).columns),
  };
  const set = Object.entries(filter).filter(
    ([name, value]) => value !== undefined && value !== '' && String(value) !== defaults[name],
  );
  return new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
}

/** Is anything filtered beyond the choice of a desk and an order? */
export function isFiltered(filter: TicketFilter): boolean {
  const { desk: _desk, sort: _sort, page: _page, columns: _columns, ...rest } = filter;
  return Object.values(rest).some((value) => value !== undefined && value !== '');
}
