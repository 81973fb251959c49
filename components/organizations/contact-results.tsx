import { StatusBadge } from '@/components/ui/status-badge';
import { Table } from '@/components/ui/table';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { isOpen } from '@/lib/organizations/contacts/rules';
import type { FoundContact } from '@/lib/organizations/contacts/search/types';
import { hoursTexts } from './hours';

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
  const hoursOf = hoursTexts(c);
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
        {rows.map((row) => drawRow(row, { t, c, locale, hours: hoursOf(row), open: isOpen(row, now, holidays) }))}
      </tbody>
    </Table>
  );
}

interface Drawing {
  readonly t: Awaited<ReturnType<typeof getTranslations<'organizations.search'>>>;
  readonly c: Awaited<ReturnType<typeof getTranslations<'organizations.contacts'>>>;
  readonly locale: Locale;
  readonly hours: string;
  readonly open: boolean;
}

function drawRow(row: FoundContact, { t, c, locale, hours, open }: Drawing) {
  const [prefecture, name] =
    locale === 'en' ? [row.prefectureNameEn, row.organizationNameEn] : [row.prefectureName, row.organizationName];
  return (
    <tr key={row.id}>
      <td className="min-w-36" data-label={t('columns.organization')}>
        <span>
          {prefecture === null ? null : `${prefecture} `}
          <a className="link" href={`/organizations/${row.organizationCode}`}>
            {name}
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
        {hours}
      </td>
      <td className="tight" data-label={t('columns.now')}>
        <StatusBadge tone={open ? 'success' : 'closed'}>{open ? c('open') : c('closed')}</StatusBadge>
      </td>
    </tr>
  );
}
