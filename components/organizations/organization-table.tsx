import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { SortHeader } from '@/components/ui/sort-header';
import { StatusBadge } from '@/components/ui/status-badge';
import { Table } from '@/components/ui/table';
import { formatShortDate } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { ListOrder } from '@/lib/organizations/constants';
import { listHref } from '@/lib/organizations/rules';
import type { ListFilter } from '@/lib/organizations/schema';
import type { OrganizationSummary } from '@/lib/organizations/types';
import { nameIn, OrganizationLink } from './organization-name';

type Words = Awaited<ReturnType<typeof getTranslations<'organizations'>>>;

function sorted(filter: ListFilter, order: ListOrder) {
  if (filter.sort !== order) return undefined;
  return filter.dir === 'asc' ? ('ascending' as const) : ('descending' as const);
}

/** Choosing the column by which a list is sorted already turns the order around. */
function sortHref(filter: ListFilter, order: ListOrder): string {
  return listHref(filter, { sort: order, dir: filter.sort === order && filter.dir === 'asc' ? 'desc' : 'asc' });
}

interface OrganizationTableProps {
  rows: readonly OrganizationSummary[];
  filter: ListFilter;
}

export async function OrganizationTable({ rows, filter }: OrganizationTableProps) {
  const t = await getTranslations('organizations');
  const locale = await getLocale();
  const byName: ListOrder = locale === 'en' ? 'nameEn' : 'kana';
  return (
    <Table caption={t('title')} captionHidden narrow="stack">
      <thead>
        <tr>
          <SortHeader href={sortHref(filter, 'code')} sorted={sorted(filter, 'code')}>
            {t('columns.code')}
          </SortHeader>
          <SortHeader href={sortHref(filter, byName)} sorted={sorted(filter, byName)}>
            {t('columns.name')}
          </SortHeader>
          <th scope="col">{t('columns.kana')}</th>
          <th scope="col">{t('columns.kind')}</th>
          <th scope="col">{t('columns.prefecture')}</th>
          <th scope="col">{t('columns.state')}</th>
        </tr>
      </thead>
      <tbody>{rows.map((row) => organizationRow(row, locale, t))}</tbody>
    </Table>
  );
}

/** A function, not a component: a page has fifty of them. */
function organizationRow(row: OrganizationSummary, locale: Locale, t: Words) {
  return (
    <tr key={row.id}>
      <td className="tight" data-label={t('columns.code')}>
        {row.code}
      </td>
      <td data-label={t('columns.name')}>
        <span>
          <OrganizationLink body={row} locale={locale} />
        </span>
      </td>
      <td data-label={t('columns.kana')} lang="ja">
        {row.kana}
      </td>
      <td className="tight" data-label={t('columns.kind')}>
        {t(`kinds.${row.kind}`)}
      </td>
      <td className="tight" data-label={t('columns.prefecture')}>
        {row.parent === null ? null : (
          <a className="link" href={`/organizations/${row.parent.code}`}>
            {nameIn(locale, row.parent)}
          </a>
        )}
      </td>
      <td data-label={t('columns.state')}>
        <OrganizationState locale={locale} row={row} t={t} />
      </td>
    </tr>
  );
}

function OrganizationState({ row, locale, t }: { row: OrganizationSummary; locale: Locale; t: Words }) {
  if (row.endedOn === null) return <StatusBadge tone="success">{t('states.current')}</StatusBadge>;
  const date = formatShortDate(row.endedOn, locale);
  return (
    <span className="flex flex-wrap items-center gap-2">
      <StatusBadge tone="closed">{t('states.ended')}</StatusBadge>
      {row.successor === null
        ? t('endedAlone', { date })
        : t('endedInto', { date, name: nameIn(locale, row.successor) })}
    </span>
  );
}
