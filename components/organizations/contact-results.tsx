import type { ReactNode } from 'react';
import { Rows } from '@/components/ui/list/rows';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { dialled } from '@/lib/access/forms/texts';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { isOpen } from '@/lib/organizations/contacts/rules';
import type { FoundContact } from '@/lib/organizations/contacts/search/types';
import { hoursTexts } from './hours';

interface ContactResultsProps {
  rows: readonly FoundContact[];
  now: Date;
  holidays: ReadonlySet<string>;
  /** The reader's organization, which does not write to itself. */
  ownId: string;
}

const columns = [
  { name: 'organization', className: 'min-w-36' },
  { name: 'kind', className: 'tight' },
  { name: 'department' },
  { name: 'reach', className: 'tight' },
  { name: 'hours', className: 'tight' },
  { name: 'now', className: 'tight' },
] as const;

type Name = (typeof columns)[number]['name'];

export async function ContactResults({ rows, now, holidays, ownId }: ContactResultsProps) {
  const t = await getTranslations('organizations.search');
  const c = await getTranslations('organizations.contacts');
  const locale = await getLocale();
  const hoursOf = hoursTexts(c);
  return (
    <Table caption={t('results')} captionHidden narrow="stack">
      <thead>
        <tr>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {t(`columns.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <Rows
        columns={columns.map((column) => ({ ...column, label: t(`columns.${column.name}`) }))}
        rows={rows.map((row) => ({
          key: row.id,
          cells: cellsOf(row, { t, c, locale, ownId, hours: hoursOf(row), open: isOpen(row, now, holidays) }),
        }))}
      />
    </Table>
  );
}

interface Context {
  readonly t: Awaited<ReturnType<typeof getTranslations<'organizations.search'>>>;
  readonly ownId: string;
  readonly c: Awaited<ReturnType<typeof getTranslations<'organizations.contacts'>>>;
  readonly locale: Locale;
  readonly hours: string;
  readonly open: boolean;
}

function cellsOf(row: FoundContact, { t, c, locale, ownId, hours, open }: Context): Record<Name, ReactNode> {
  const [prefecture, name] =
    locale === 'en' ? [row.prefectureNameEn, row.organizationNameEn] : [row.prefectureName, row.organizationName];
  return {
    organization: (
      <span>
        {prefecture === null ? null : `${prefecture} `}
        <a className="link" href={`/organizations/${row.organizationCode}`}>
          {name}
        </a>
        {row.organizationId === ownId ? null : (
          <a
            aria-label={`${t('write')}: ${name}`}
            className="link block py-1 text-dns-14N-130"
            href={`/articles/new?category=06&to=${row.organizationCode}`}
          >
            {t('write')}
          </a>
        )}
      </span>
    ),
    kind:
      row.kind === 'emergency' ? <StatusBadge tone="warning">{c('kinds.emergency')}</StatusBadge> : c('kinds.ordinary'),
    department: [row.department, row.person].filter(Boolean).join(' '),
    reach: (
      <span>
        <a className="link" href={`tel:${dialled(row.phone) ?? row.phone}`}>
          {row.phone}
        </a>
        {row.email === '' ? null : (
          <a className="link block" href={`mailto:${row.email}`}>
            {row.email}
          </a>
        )}
      </span>
    ),
    hours,
    now: <StatusBadge tone={open ? 'success' : 'closed'}>{open ? c('open') : c('closed')}</StatusBadge>,
  };
}
