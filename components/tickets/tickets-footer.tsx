import { ExportLinks } from '@/components/ui/export-links';
import { Paging } from '@/components/ui/paging';
import { pageSize } from '@/lib/tickets/constants';
import { ticketsHref, ticketsQuery } from '@/lib/tickets/list/rules';
import type { TicketFilter } from '@/lib/tickets/list/schema';
import { countLimit } from '@/lib/tickets/list/types';

/** Pages, and the same rows as a file. */
export function TicketsFooter({ filter, total }: { filter: TicketFilter; total: number }) {
  if (total === 0) return null;
  const query = ticketsQuery({ ...filter, page: 1 });
  return (
    <>
      <Paging
        atLeast={total >= countLimit}
        href={(page) => ticketsHref(filter, { page })}
        page={filter.page}
        pageSize={pageSize}
        total={total >= countLimit ? Math.max(total, filter.page * pageSize + 1) : total}
      />
      <ExportLinks href={(format) => `/tickets/export?${query}&format=${format}`} />
    </>
  );
}
