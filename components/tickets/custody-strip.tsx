import { classes } from '@/components/ui/classes';
import { now } from '@/lib/core/clock';
import { formatShortDateTime, formatSpan } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { TicketDetail } from '@/lib/tickets/types';

/** The tiers of the route from left to right: who held it from when, who holds it now, who was not reached. */
export async function CustodyStrip({ ticket }: { ticket: TicketDetail }) {
  const t = await getTranslations('tickets');
  const locale = await getLocale();
  return (
    <ol aria-label={t('page.custody')} className="custody">
      {ticket.tiers.map((tier) => {
        const spans = ticket.holdings.filter((holding) => holding.organizationId === tier.id);
        const last = spans.at(-1);
        const asker = tier.id === ticket.askerOrganizationId;
        const current = last !== undefined && last.until === null && ticket.state !== 'closed';
        const held = spans.reduce((sum, span) => sum + (span.until ?? now()).getTime() - span.since.getTime(), 0);
        return (
          <li
            key={tier.id}
            aria-current={current ? 'step' : undefined}
            className={classes(
              'custody-tier',
              current ? 'custody-current' : undefined,
              last === undefined && !asker ? 'custody-ahead' : undefined,
            )}
          >
            <span className="block text-dns-14N-130 text-solid-gray-700">
              {t(`kinds.organization.${tier.kind as 'center'}`)}
            </span>
            <span className="block text-std-16B-170">{tier.name}</span>
            <span className="block text-dns-14N-130">
              {last === undefined && !asker ? t('page.custodyNotYet') : null}
              {last === undefined && asker
                ? t('page.custodyAsked', { time: formatShortDateTime(ticket.createdAt, locale) })
                : null}
              {current ? <strong>{t('page.custodyNow')} </strong> : null}
              {last === undefined ? null : t('page.heldSince', { time: formatShortDateTime(last.since, locale) })}
              {last !== undefined && ticket.state !== 'closed'
                ? ` ${t('page.heldFor', { span: formatSpan(held, locale) })}`
                : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
