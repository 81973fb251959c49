import { Banner } from '@/components/ui/banner';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { UserId } from '@/lib/core/ids';
import type { TicketDetail } from '@/lib/tickets/types';

interface WithdrawnProps {
  ticket: Pick<TicketDetail, 'state' | 'entries'>;
  userId: UserId;
  /** The reader was writing something. */
  writes: boolean;
}

/** Tells whoever is writing that somebody else has withdrawn the inquiry; read out when it comes while the page is open. */
export async function Withdrawn({ ticket, userId, writes }: WithdrawnProps) {
  const [t, locale] = await Promise.all([getTranslations('tickets.page'), getLocale()]);
  const last = ticket.entries.findLast(({ kind }) => kind === 'withdrawn');
  return (
    <div aria-live="polite">
      {ticket.state === 'withdrawn' && last && last.authorId !== userId ? (
        <Banner
          className="mb-4"
          kind="warning"
          title={t('withdrawn', {
            organization: last.organizationName,
            name: last.authorName,
            time: formatShortDateTime(last.createdAt, locale),
          })}
        >
          {writes ? t('withdrawnHelp') : null}
        </Banner>
      ) : null}
    </div>
  );
}
