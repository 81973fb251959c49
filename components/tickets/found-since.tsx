import { TextLink } from '@/components/ui/link';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { formatDate, formatNumber } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { spanYearsAgo, ticketsHref, yearsBack } from '@/lib/tickets/list/rules';
import type { TicketFilter } from '@/lib/tickets/list/schema';

interface FoundSinceProps {
  filter: TicketFilter;
  /** Only those received since then were looked through; null = all. */
  since: Date | null;
  /** So many were found that fit best, and others fit less; null = the list is in another order, or these are all. */
  best: number | null;
}

/** Says what a search looked through and leads to the rest: what fits less, what is before, what came in the years before. */
export async function FoundSince({ filter, since, best }: FoundSinceProps) {
  const { q, until } = filter;
  if (since === null && best === null && (q === undefined || until === undefined)) return null;
  const [t, locale] = await Promise.all([getTranslations('tickets'), getLocale()]);
  const today = dateInJapan(now());
  const date = since === null ? null : dateInJapan(since);
  return (
    <div className="found-since no-print">
      <p>
        {best === null ? null : t('search.best', { count: formatNumber(best) })}
        {date === null ? null : t('foundSince', { date: formatDate(date, locale) })}
      </p>
      <ul>
        {date === null ? null : (
          <li>
            <TextLink href={ticketsHref(filter, { until: date })}>{t('findBefore')}</TextLink>
          </li>
        )}
        {yearsBack.map((years) => {
          const span = spanYearsAgo(today, years);
          const title = `${formatDate(span.since, locale)} – ${formatDate(span.until, locale)}`;
          return (
            <li key={years}>
              {until === span.until && filter.since === span.since ? (
                <b aria-current="true" title={title}>
                  {t('search.yearsAgo', { years })}
                </b>
              ) : (
                <TextLink href={ticketsHref(filter, { ...span, within: undefined })} title={title}>
                  {t('search.yearsAgo', { years })}
                </TextLink>
              )}
            </li>
          );
        })}
        {best === null ? null : (
          <li>
            <TextLink href={ticketsHref(filter, { sort: 'created' })}>{t('search.newest')}</TextLink>
          </li>
        )}
      </ul>
    </div>
  );
}
