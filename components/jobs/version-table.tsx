import { Table } from '@/components/ui/list/table';
import { formatNumber, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { NetVersion } from '@/lib/jobs/types';

/** Who wrote and who approved what, the newest first. */
export async function VersionTable({ versions, active }: { versions: readonly NetVersion[]; active: number }) {
  const t = await getTranslations('jobs');
  const locale = await getLocale();
  return (
    <Table caption={t('versions')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('version', { version: '' })}</th>
          <th scope="col">{t('writtenBy')}</th>
          <th scope="col">{t('approvedBy')}</th>
          <th className="num" scope="col">
            {t('reach')}
          </th>
        </tr>
      </thead>
      <tbody>
        {versions.map((one) => (
          <tr key={one.version}>
            <td data-label={t('state')}>
              {t('version', { version: one.version })}
              {one.version === active ? <span className="ms-2">{t('active')}</span> : null}
            </td>
            <td data-label={t('writtenBy')}>
              {one.writtenBy} {formatShortDateTime(one.writtenAt, locale)}
            </td>
            <td data-label={t('approvedBy')}>
              {one.approvedAt === null ? '–' : `${one.approvedBy} ${formatShortDateTime(one.approvedAt, locale)}`}
            </td>
            <td className="num" data-label={t('reach')}>
              {formatNumber(one.reach)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
