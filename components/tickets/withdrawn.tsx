import { Banner } from '@/components/ui/banner';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { TicketDetail } from '@/lib/tickets/types';

/** Tells whoever is writing that the asker has withdrawn the inquiry; read out when it comes while the page is open. */
export async function Withdrawn({ ticket }: { ticket: Pick<TicketDetail, 'state' | 'entries'> }) {
  const [t, locale] = await Promise.all([getTranslations('tickets.page'), getLocale()]);
  const last = ticket.entries.findLast(({ kind }) => kind === 'withdrawn');
  return (
    <div aria-live="polite">
      {ticket.state === 'withdrawn' && last ? (
        <Banner
          className="mb-4"
          kind="warning"
          title={t('withdrawn', {
            organization: last.organizationName,
            name: last.authorName,
            time: formatShortDateTime(last.createdAt, locale),
          })}
        >
          {t('withdrawnHelp')}
        </Banner>
      ) : null}
    </div>
  );
}
