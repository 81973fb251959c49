import type { ReactNode } from 'react';
import { Rows } from '@/components/ui/list/rows';
import { SortHeader } from '@/components/ui/list/sort-header';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatShortDate } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { ListOrder } from '@/lib/organizations/constants';
import { listHref } from '@/lib/organizations/rules';
import type { ListFilter } from '@/lib/organizations/schema';
import type { OrganizationSummary } from '@/lib/organizations/types';
import { nameIn } from './organization-name';

type Words = Awaited<ReturnType<typeof getTranslations<'organizations'>>>;

function sorted(filter: ListFilter, order: ListOrder) {
  if (filter.sort !== order) return undefined;
  return filter.dir === 'asc' ? ('ascending' as const) : ('descending' as const);
}

/** Choosing the column by which a list is sorted already turns the order around. */
function sortHref(filter: ListFilter, order: ListOrder): string {
  return listHref(filter, { sort: order, dir: filter.sort === order && filter.dir === 'asc' ? 'desc' : 'asc' });
}

const columns = [
  { name: 'code', className: 'tight' },
  { name: 'name' },
  { name: 'kana', lang: 'ja' },
  { name: 'kind', className: 'tight' },
  { name: 'prefecture', className: 'tight' },
  { name: 'state' },
] as const;

type Name = (typeof columns)[number]['name'];

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
      <Rows
        columns={columns.map((column) => ({ ...column, label: t(`columns.${column.name}`) }))}
        rows={rows.map((row) => ({ key: row.code, cells: cellsOf(row, locale, t) }))}
      />
    </Table>
  );
}

function cellsOf(row: OrganizationSummary, locale: Locale, t: Words): Record<Name, ReactNode> {
  const { parent } = row;
  return {
    code: row.code,
    name: (
      <span>
        <a className="link" href={`/organizations/${row.code}`}>
          {nameIn(locale, row)}
        </a>
        {locale === 'en' ? (
          <>
            {' '}
            <span className="ms-2 text-solid-gray-700" lang="ja">
              {row.name}
            </span>
          </>
        ) : null}
      </span>
    ),
    kana: row.kana,
    kind: t(`kinds.${row.kind}`),
    prefecture:
      parent === null ? null : (
        <a className="link" href={`/organizations/${parent.code}`}>
          {nameIn(locale, parent)}
        </a>
      ),
    state: drawState(row, locale, t),
  };
}

function drawState(row: OrganizationSummary, locale: Locale, t: Words) {
  if (row.endedOn === null) return <StatusBadge tone="success">{t('states.current')}</StatusBadge>;
  const date = formatShortDate(row.endedOn, locale);
  const fate =
    row.successor === null ? t('endedAlone', { date }) : t('endedInto', { date, name: nameIn(locale, row.successor) });
  return (
    <span className="flex flex-wrap items-center gap-2">
      <StatusBadge tone="closed">{t('states.ended')}</StatusBadge>
      {fate}
    </span>
  );
}
