import { Table } from '@/components/ui/list/table';
import { formatNumber, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { ReleaseSummary } from '@/lib/delivery/types';
import { ReleaseStateBadge } from './states';

/** Releases as far as the reader's servers have to do with them. */
export async function ReleaseTable({ releases }: { releases: readonly ReleaseSummary[] }) {
  const t = await getTranslations('delivery');
  const locale = await getLocale();
  return (
    <Table caption={t('releases')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('package')}</th>
          <th scope="col">{t('kind')}</th>
          <th scope="col">{t('startsAt')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('progress')}</th>
          <th className="num" scope="col">
            {t('failed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {releases.map((release) => (
          <tr key={release.id}>
            <td data-label={t('package')}>
              <a className="link" href={`/deliveries/${release.number}`}>
                {release.title}
              </a>
              <span className="block text-dns-14N-130 text-solid-gray-700">
                {release.name} {release.packageVersion}
              </span>
            </td>
            <td data-label={t('kind')}>{t(`kinds.${release.kind}`)}</td>
            <td className="tight" data-label={t('startsAt')}>
              {formatShortDateTime(release.startsAt, locale)}
            </td>
            <td data-label={t('state')}>
              <ReleaseStateBadge state={release.state} />
            </td>
            <td data-label={t('progress')}>
              {release.total === 0 ? (
                '–'
              ) : (
                <span className="flex items-center gap-2">
                  <progress
                    aria-label={t('progressLabel', release as { total: number; confirmed: number; failed: number })}
                    className="h-2 w-24"
                    max={release.total}
                    value={release.confirmed}
                  />
                  {formatNumber(release.confirmed)} / {formatNumber(release.total)}
                </span>
              )}
            </td>
            <td className="num" data-label={t('failed')}>
              {formatNumber(release.failed)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
