import { TabLinks } from '@/components/ui/layout/tabs';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { ticketsHref } from '@/lib/tickets/list/rules';
import { type TicketFilter, ticketDesks } from '@/lib/tickets/list/schema';
import { countLimit, type TicketPage } from '@/lib/tickets/list/types';

/** The desks as tabs, each with what it holds; the filters go along. */
export async function DeskTabs({ filter, counts }: { filter: TicketFilter; counts: TicketPage['counts'] }) {
  const t = await getTranslations('tickets');
  const shown = (count: number) => (count >= countLimit ? `${formatNumber(countLimit)}+` : formatNumber(count));
  return (
    <TabLinks
      items={ticketDesks.map((desk) => ({
        href: ticketsHref(filter, { desk }),
        label: t(`desks.${desk}`),
        current: desk === filter.desk,
        ...(desk === 'all' || desk === 'escalated' ? {} : { count: shown(counts[desk]) }),
      }))}
      label={t('desks.label')}
    />
  );
}
