import { classes } from '@/components/ui/classes';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { formatShortDateTime, formatSpan, formatTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { type Span, spansOf } from '@/lib/tickets/rules';
import type { TicketDetail } from '@/lib/tickets/types';

type Words = Awaited<ReturnType<typeof getTranslations<'tickets'>>>;

/** The tiers of the route from left to right: who held it from when until when, who holds it now, who was not reached. */
export async function CustodyStrip({ ticket }: { ticket: TicketDetail }) {
  const t = await getTranslations('tickets');
  const locale = await getLocale();
  return (
    <ol aria-label={t('page.custody')} className="custody">
      {ticket.tiers.map((tier) => {
        const spans = spansOf(ticket, tier.id);
        const asker = tier.id === ticket.askerOrganizationId;
        const current = spans.some(({ until }) => until === null);
        const last = spans.at(-1);
        const ahead = spans.length === 0 && !asker;
        return (
          <li
            key={tier.id}
            aria-current={current ? 'step' : undefined}
            className={classes(
              'custody-tier',
              current ? 'custody-current' : undefined,
              ahead ? 'custody-ahead' : undefined,
            )}
          >
            <span className="block text-dns-14N-130 text-solid-gray-700">
              {t(`kinds.organization.${tier.kind as 'center'}`)}
            </span>
            <span className="block text-dns-16B-130">{tier.name}</span>
            {ahead ? <span className="block text-dns-14N-130">{t('page.custodyNotYet')}</span> : null}
            {spans.length === 0 && asker ? (
              <span className="block text-dns-14N-130">
                {t('page.custodyAsked', { time: formatShortDateTime(ticket.createdAt, locale) })}
              </span>
            ) : null}
            {last === undefined ? null : (
              <span
                className="block break-keep text-dns-14N-130"
                title={spans.map((span) => sayWhen(span, t, locale)).join('\n')}
              >
                {last.until === null ? <strong>{t('page.custodyNow')} </strong> : null}
                {sayWhen(last, t, locale)}
                {spans.length > 1 ? ` ${t('page.custodyTimes', { count: spans.length })}` : null}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function sayWhen({ since, until }: Span, t: Words, locale: Locale): string {
  const from = formatShortDateTime(since, locale);
  const span = formatSpan((until ?? now()).getTime() - since.getTime(), locale);
  if (until === null) return t('page.heldSince', { from, span });
  const sameDay = dateInJapan(since) === dateInJapan(until);
  return t('page.heldBetween', { from, until: sameDay ? formatTime(until) : formatShortDateTime(until, locale), span });
}
