import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { StatusBadge } from '@/components/ui/status-badge';
import { Table } from '@/components/ui/table';
import type { Locale } from '@/lib/core/i18n/locale';
import { isOpen } from '@/lib/organizations/contacts/rules';
import type { FoundContact } from '@/lib/organizations/contacts/search/types';
import { hoursText } from './hours';

interface ContactResultsProps {
  rows: readonly FoundContact[];
  now: Date;
  holidays: ReadonlySet<string>;
}

const columns = ['organization', 'kind', 'department', 'reach', 'hours', 'now'] as const;

export async function ContactResults({ rows, now, holidays }: ContactResultsProps) {
  const t = await getTranslations('organizations.search');
  const c = await getTranslations('organizations.contacts');
  const locale = await getLocale();
  return (
    <Table caption={t('results')} captionHidden narrow="stack">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="min-w-36" data-label={t('columns.organization')}>
              <span>
                {prefectureOf(row, locale)}{' '}
                <a className="link" href={`/organizations/${row.organizationCode}`}>
                  {locale === 'en' ? row.organizationNameEn : row.organizationName}
                </a>
              </span>
            </td>
            <td className="tight" data-label={t('columns.kind')}>
              {row.kind === 'emergency' ? (
                <StatusBadge tone="warning">{c('kinds.emergency')}</StatusBadge>
              ) : (
                c('kinds.ordinary')
              )}
            </td>
            <td data-label={t('columns.department')}>{[row.department, row.person].filter(Boolean).join(' ')}</td>
            <td className="tight" data-label={t('columns.reach')}>
              <span>
                <a className="link" href={`tel:${row.phone}`}>
                  {row.phone}
                </a>
                {row.email === '' ? null : (
                  <a className="link block" href={`mailto:${row.email}`}>
                    {row.email}
                  </a>
                )}
              </span>
            </td>
            <td className="tight" data-label={t('columns.hours')}>
              {hoursText(row, c)}
            </td>
            <td className="tight" data-label={t('columns.now')}>
              {isOpen(row, now, holidays) ? (
                <StatusBadge tone="success">{c('open')}</StatusBadge>
              ) : (
                <StatusBadge tone="closed">{c('closed')}</StatusBadge>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const prefectureOf = (row: FoundContact, locale: Locale) =>
  locale === 'en' ? row.prefectureNameEn : row.prefectureName;
