import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/components/ui/link';
import { Paging } from '@/components/ui/paging';
import { pageSize } from '@/lib/tickets/constants';
import { ticketsHref, ticketsQuery } from '@/lib/tickets/list/rules';
import type { TicketFilter } from '@/lib/tickets/list/schema';
import { countLimit } from '@/lib/tickets/list/types';

const formats = [
  ['csv', 'exportCsv'],
  ['csv-cp932', 'exportCp932'],
  ['xlsx', 'exportExcel'],
] as const;

/** Pages, and the same rows as a file. */
export async function TicketsFooter({ filter, total }: { filter: TicketFilter; total: number }) {
  const t = await getTranslations('tickets');
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
      <p className="no-print mt-4 flex flex-wrap gap-6">
        {formats.map(([format, label]) => (
          <TextLink key={format} className="py-2" href={`/tickets/export?${query}&format=${format}`}>
            {t(label)}
          </TextLink>
        ))}
      </p>
    </>
  );
}
