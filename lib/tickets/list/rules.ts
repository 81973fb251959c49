import { addDays, isBusinessDate } from '@/lib/calendar/rules';
import { addressOf, queryOf } from '@/lib/core/http/address';
import { type TicketColumn, type TicketFilter, type TicketSort, ticketColumns, usualColumns } from './schema';

const usual = { sort: 'updated' };

type Change = { readonly [K in keyof TicketFilter]?: TicketFilter[K] | undefined };

/** Address of the list with some filters changed; a changed filter leads back to the first page. */
export function ticketsHref(filter: TicketFilter, change: Change = {}): string {
  return addressOf('/tickets', { ...filter, ...('page' in change ? {} : { page: 1 }), ...change }, usual);
}

/** The filters as a query string, without what is the default. */
export const ticketsQuery = (filter: TicketFilter): string => queryOf(filter, usual);

/** Is anything filtered beyond the choice of a desk and an order? */
export function isFiltered(filter: TicketFilter): boolean {
  const { desk: _desk, sort: _sort, page: _page, columns: _columns, ...rest } = filter;
  return Object.values(rest).some((value) => value !== undefined && value !== '');
}

/** The other direction of an order, where it has one. */
export const reversed: Readonly<Partial<Record<TicketSort, TicketSort>>> = {
  updated: 'updatedAsc',
  created: 'createdAsc',
  due: 'dueDesc',
  urgency: 'urgencyAsc',
};

const dayYearsBefore = (date: string, years: number): string => {
  const day = `${Number(date.slice(0, 4)) - years}${date.slice(4)}`;
  return isBusinessDate(day) ? day : `${day.slice(0, 8)}28`;
};

/** Offered to go back to. */
export const yearsBack = [1, 2, 3] as const;

/**
 * The twelve months that ended so many years ago and 30 days later: first what was asked at the same season then. One begins where the next
 * ends.
 */
export const spanYearsAgo = (today: string, years: number): { readonly since: string; readonly until: string } => ({
  since: addDays(dayYearsBefore(today, years + 1), 31),
  until: addDays(dayYearsBefore(today, years), 30),
});

/** Where a reader's choice of columns is kept: in the browser, for each person who uses it. */
export const columnsCookie = (owner: string): string => `renkei-columns-${owner.slice(0, 12)}`;

/** Parts the columns in the cookie, where a comma may not stand. */
export const columnsSeparator = '.';

/** The columns that the cookie says; those that were taken out of the product are left out. */
export function keptColumns(cookie: string | undefined): readonly TicketColumn[] {
  const chosen = new Set(cookie?.split(columnsSeparator));
  const columns = ticketColumns.filter((name) => chosen.has(name));
  return columns.includes('subject') ? columns : usualColumns;
}
