import { addressOf, queryOf } from '@/lib/core/http/address';
import { listTicketsSchema, type TicketFilter } from './schema';

const usual = () => ({ sort: 'updated', columns: String(listTicketsSchema.parse({}).columns) });

type Change = { readonly [K in keyof TicketFilter]?: TicketFilter[K] | undefined };

/** Address of the list with some filters changed; a changed filter leads back to the first page. */
export function ticketsHref(filter: TicketFilter, change: Change = {}): string {
  return addressOf('/tickets', { ...filter, ...('page' in change ? {} : { page: 1 }), ...change }, usual());
}

/** The filters as a query string, without what is the default. */
export const ticketsQuery = (filter: TicketFilter): string => queryOf(filter, usual());

/** Is anything filtered beyond the choice of a desk and an order? */
export function isFiltered(filter: TicketFilter): boolean {
  const { desk: _desk, sort: _sort, page: _page, columns: _columns, ...rest } = filter;
  return Object.values(rest).some((value) => value !== undefined && value !== '');
}
