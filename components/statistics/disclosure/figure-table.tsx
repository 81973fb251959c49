import { Table } from '@/components/ui/list/table';
import { formatNumber, formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { parts, requestsOf, sumFigures } from '@/lib/statistics/disclosure/rules';
import type { Figure, PostedFigure } from '@/lib/statistics/disclosure/types';

type Row = Figure & Partial<Pick<PostedFigure, 'organizationName' | 'asOf'>>;

/** Requests by way of request and of receipt, year by year, with their sums (S4 別紙2). */
export async function FigureTable({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  const t = await getTranslations('disclosure');
  const locale = await getLocale();
  const sum = sumFigures(rows);
  const published = rows.some(({ asOf }) => asOf !== undefined);
  return (
    <Table caption={caption} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t('figures.year')}</th>
          {parts.map((part) => (
            <th key={part} className="num" scope="col">
              {t(`figures.${part}`)}
            </th>
          ))}
          <th className="num" scope="col">
            {t('figures.total')}
          </th>
          {published ? <th scope="col">{t('figures.body')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.fiscalYear} ${row.organizationName ?? ''}`}>
            <th className="tight" scope="row">
              {t('figures.yearName', { year: String(row.fiscalYear) })}
            </th>
            {parts.map((part) => (
              <td key={part} className="num">
                {formatNumber(row[part])}
              </td>
            ))}
            <td className="num">{formatNumber(requestsOf(row))}</td>
            {row.asOf === undefined ? null : (
              <td>{`${row.organizationName ?? ''} ${t('figures.asOf', { date: formatShortDate(row.asOf, locale) })}`}</td>
            )}
          </tr>
        ))}
        <tr className="unread">
          <th scope="row">{t('figures.sum')}</th>
          {parts.map((part) => (
            <td key={part} className="num">
              {formatNumber(sum[part])}
            </td>
          ))}
          <td className="num">{formatNumber(sum.requestVisit + sum.requestPost)}</td>
          {published ? <td /> : null}
        </tr>
      </tbody>
    </Table>
  );
}
