import { ExportLinks } from '@/components/ui/list/export-links';
import { Paging } from '@/components/ui/list/paging';
import { exportLimit, lastListPage, pageSize } from '@/lib/tickets/constants';
import { ticketsHref, ticketsQuery } from '@/lib/tickets/list/rules';
import type { TicketFilter } from '@/lib/tickets/list/schema';
import type { TicketPage } from '@/lib/tickets/list/types';

interface TicketsFooterProps {
  filter: TicketFilter;
  list: Pick<TicketPage, 'total' | 'beyond'>;
  /** The list holds what fits best, not all that fits. */
  best: boolean;
}

/** Pages, and the same rows as a file. */
export function TicketsFooter({ filter, list, best }: TicketsFooterProps) {
  if (list.total === 0 && filter.page === 1) return null;
  const query = ticketsQuery({ ...filter, page: 1 });
  return (
    <>
      <Paging
        atLeast={list.beyond}
        best={best}
        href={(page) => ticketsHref(filter, { page })}
        page={filter.page}
        pageSize={pageSize}
        lastPage={lastListPage}
        total={list.total}
      />
      <ExportLinks
        href={(format) => `/tickets/export?${query}&format=${format}`}
        {...(list.beyond ? { most: exportLimit } : {})}
      />
    </>
  );
}
