import { type Actor, ownNameOf } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

/** On paper only: from when it is, and by whom. */
export async function PrintedBy({ actor }: { actor: Actor }) {
  const [t, locale] = await Promise.all([getTranslations('tickets'), getLocale()]);
  const time = formatDateTime(now(), locale);
  return <p className="print-only">{t('printed', { time, organization: ownNameOf(actor), name: actor.userName })}</p>;
}
