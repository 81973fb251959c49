import type { ReactNode } from 'react';
import { Rows } from '@/components/ui/list/rows';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import type { ArticleSummary } from '@/lib/articles/list/types';
import { formatShortDate, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { ArticleMarks } from './marks';

/** S3's columns in S3's order. */
const columns = [
  { name: 'state', className: 'tight' },
  { name: 'updated', className: 'tight', labelled: true },
  { name: 'title', className: 'wide' },
  { name: 'number', className: 'tight', labelled: true },
  { name: 'comments', className: 'num', labelled: true },
  { name: 'author', className: 'who', labelled: true },
  { name: 'organization', className: 'who', labelled: true },
  { name: 'category', className: 'who', labelled: true },
] as const;

type Name = (typeof columns)[number]['name'];

export async function ArticleTable({ rows }: { rows: readonly ArticleSummary[] }) {
  const t = await getTranslations('articles');
  const locale = await getLocale();
  return (
    <Table caption={t('listCaption')} captionHidden narrow="stack">
      <thead>
        <tr>
          {columns.map(({ name, className }) => (
            <th key={name} className={className === 'num' ? className : undefined} scope="col">
              {t(`columns.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <Rows
        columns={columns.map(({ name, className, ...column }) => ({
          name,
          className,
          ...('labelled' in column ? { label: t(`columns.${name}`) } : {}),
        }))}
        rows={rows.map((row) => ({
          key: row.number,
          ...(row.unread ? { className: 'unread' } : {}),
          cells: cellsOf(row, t, locale),
        }))}
      />
    </Table>
  );
}

function cellsOf(
  row: ArticleSummary,
  t: Awaited<ReturnType<typeof getTranslations<'articles'>>>,
  locale: 'ja' | 'en',
): Record<Name, ReactNode> {
  const state =
    row.state !== 'published' ? (
      <StatusBadge tone={row.state === 'scheduled' ? 'waiting' : 'closed'}>{t(`states.${row.state}`)}</StatusBadge>
    ) : (
      <StatusBadge tone={row.unread ? 'info' : 'closed'}>{t(row.unread ? 'marks.unread' : 'marks.read')}</StatusBadge>
    );
  const due = row.confirmBy === null ? '' : ` ${t('panel.by', { date: formatShortDate(row.confirmBy, locale) })}`;
  return {
    state,
    updated: formatShortDateTime(row.updatedAt, locale),
    title: (
      <>
        <a className="link" href={`/articles/${row.number}`}>
          {row.title}
        </a>
        <ArticleMarks due={due} row={row} t={t} />
      </>
    ),
    number: (
      <>
        {row.number.slice(0, 9)}
        <wbr />
        {row.number.slice(9)}
      </>
    ),
    comments: row.commentCount,
    author: row.authorName,
    organization: row.organizationName,
    category: row.categoryName,
  };
}
