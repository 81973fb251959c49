import { TextLink } from '@/components/ui/link';
import type { TodaysIssues as Today } from '@/lib/certificates/issue/queries';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';

/** What was issued today by kind, and what nobody has confirmed yet. */
export async function TodaysIssues({ today }: { today: Today }) {
  const t = await getTranslations('certificates');
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-std-17B-170">{t('dashboard.today')}</h3>
      {today.counts.length === 0 ? (
        <p>{t('dashboard.none')}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {today.counts.map(({ kind, count }) => (
            <li key={kind}>
              {t(`kinds.${kind}`)} <strong className="num">{formatNumber(count)}</strong>
            </li>
          ))}
        </ul>
      )}
      {today.waiting === 0 ? null : <p>{t('dashboard.waiting', { count: formatNumber(today.waiting) })}</p>}
      <p>
        <TextLink href="/counter/issues">{t('dashboard.log')}</TextLink>
      </p>
    </div>
  );
}
