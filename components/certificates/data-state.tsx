import { Banner } from '@/components/ui/banner';
import { StatusBadge } from '@/components/ui/status-badge';
import type { DataTime } from '@/lib/certificates/types';
import type { Problem } from '@/lib/core/errors';
import { errorText } from '@/lib/core/i18n/errors';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

interface DataStateProps {
  dataTime: DataTime | null;
  /** Why nothing can be issued here. */
  problems: readonly Problem[];
}

/** Live, or of when: a clerk must know before each certificate (S2, case 1 step ③). */
export async function DataState({ dataTime, problems }: DataStateProps) {
  const t = await getTranslations('certificates.state');
  const locale = await getLocale();
  if (problems.length > 0) {
    return (
      <Banner className="mb-4" kind="error" title={t('blocked')}>
        {problems.map((problem) => (
          <p key={problem.code}>{errorText(problem, locale)}</p>
        ))}
      </Banner>
    );
  }
  if (dataTime === null) {
    return (
      <p className="mb-4 flex flex-wrap items-center gap-2 text-dns-14N-130">
        <StatusBadge tone="success">{t('live')}</StatusBadge> {t('liveHelp')}
      </p>
    );
  }
  return (
    <Banner className="mb-4" kind="warning" title={dataTime.previousDay ? t('previousDay') : t('copy')}>
      {t('at', { time: formatDateTime(dataTime.at, locale) })}
    </Banner>
  );
}
