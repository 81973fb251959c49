import { StatusBadge } from '@/components/ui/status-badge';
import { now } from '@/lib/core/clock';
import { formatShortDateTime, formatSpan } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

/** By when what is owed next is due, and how far that is away. */
export async function DueClock({ dueAt }: { dueAt: Date | null }) {
  const t = await getTranslations('tickets');
  const locale = await getLocale();
  if (dueAt === null) return t('noDue');
  const left = dueAt.getTime() - now().getTime();
  return (
    <>
      {formatShortDateTime(dueAt, locale)}{' '}
      {left < 0 ? (
        <StatusBadge tone="error">{t('page.duePast', { span: formatSpan(-left, locale) })}</StatusBadge>
      ) : (
        <StatusBadge tone="neutral">{t('page.dueLeft', { span: formatSpan(left, locale) })}</StatusBadge>
      )}
    </>
  );
}
