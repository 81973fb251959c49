import { Table } from '@/components/ui/list/table';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { OrganizationVersionRow } from '@/lib/organizations/types';
import { nameIn } from './organization-name';

/** What a body was called from when until when, newest first. */
export async function VersionHistory({ versions }: { versions: readonly OrganizationVersionRow[] }) {
  const t = await getTranslations('organizations');
  const locale = await getLocale();
  const columns = [t('historyFrom'), t('historyTo'), t('columns.code'), t('columns.name'), t('columns.kana')];
  return (
    <Table caption={t('history')} captionHidden narrow="stack">
      <thead>
        <tr>
          {[...columns, t('columns.prefecture'), t('historyReason')].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...versions].reverse().map((version) => (
          <tr key={version.sequence}>
            <td className="tight" data-label={t('historyFrom')}>
              {version.validFrom === null ? t('beforePortal') : formatShortDate(version.validFrom, locale)}
            </td>
            <td className="tight" data-label={t('historyTo')}>
              {version.validTo === null ? t('untilNow') : formatShortDate(version.validTo, locale)}
            </td>
            <td className="tight" data-label={t('columns.code')}>
              {version.code}
            </td>
            <td data-label={t('columns.name')}>
              {nameIn(locale, version)}{' '}
              {locale === 'en' ? (
                <span className="text-solid-gray-700" lang="ja">
                  {version.name}
                </span>
              ) : null}
            </td>
            <td data-label={t('columns.kana')}>{version.kana}</td>
            <td data-label={t('columns.prefecture')}>{version.parentName ?? ''}</td>
            <td data-label={t('historyReason')}>{version.reason}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
