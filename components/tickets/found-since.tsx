import { Banner } from '@/components/ui/banner';
import { TextLink } from '@/components/ui/link';
import { dateInJapan } from '@/lib/calendar/rules';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { ticketsHref } from '@/lib/tickets/list/rules';
import type { TicketFilter } from '@/lib/tickets/list/schema';

/** Says that a search looked through the newest inquiries only, and goes on from there. */
export async function FoundSince({ filter, since }: { filter: TicketFilter; since: Date }) {
  const [t, locale] = await Promise.all([getTranslations('tickets'), getLocale()]);
  const date = dateInJapan(since);
  return (
    <Banner className="mb-4" kind="info" title={t('foundSince', { date: formatDate(date, locale) })}>
      <TextLink href={ticketsHref(filter, { until: date })}>{t('findBefore')}</TextLink>
    </Banner>
  );
}
