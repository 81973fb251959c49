import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { TicketReference } from '@/lib/tickets/types';

/** What else the same organization asked lately, as far as the reader may see it. */
export async function TicketHistory({ tickets, code }: { tickets: readonly TicketReference[]; code: string }) {
  const t = await getTranslations('tickets');
  const locale = await getLocale();
  return (
    <Panel className="no-print" title={t('page.history')}>
      {tickets.length === 0 ? <p>{t('page.historyNone')}</p> : null}
      <ul className="flex flex-col gap-2">
        {tickets.map((ticket) => (
          <li key={ticket.number}>
            <TextLink href={`/tickets/${ticket.number}`}>{ticket.subject}</TextLink>
            <span className="block text-dns-14N-130 text-solid-gray-700">
              {ticket.number} {t(`states.${ticket.state}`)} {formatShortDate(ticket.createdAt, locale)}
            </span>
          </li>
        ))}
      </ul>
      {tickets.length === 0 ? null : (
        <p className="mt-3">
          <TextLink href={`/tickets?desk=all&from=${code}`}>{t('page.historyAll')}</TextLink>
        </p>
      )}
    </Panel>
  );
}
