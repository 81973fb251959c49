import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { Colleague } from '@/lib/tickets/duty/queries';

/** Colleagues to choose from; who is out of office says so. */
export async function colleagueOptions(colleagues: readonly Colleague[]): Promise<{ value: string; label: string }[]> {
  const [t, locale] = await Promise.all([getTranslations('tickets.triage'), getLocale()]);
  return colleagues.map(({ id, name, awayUntil }) => ({
    value: id,
    label: awayUntil === null ? name : t('away', { name, date: formatDate(awayUntil, locale) }),
  }));
}
