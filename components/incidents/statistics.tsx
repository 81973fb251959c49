import { Table } from '@/components/ui/list/table';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import type { BodyRow, MonthRow } from '@/lib/incidents/statistics/types';

const counted = ['count', 'urgent', 'leak', 'security', 'workError', 'open'] as const;
const medians = ['toOperator', 'toClose'] as const;

/** Incidents by month; a bar beside each number makes the months comparable at a glance. */
export async function MonthTable({ months }: { months: readonly MonthRow[] }) {
  const t = await getTranslations('incidents.statistics');
  const most = Math.max(...months.map(({ count }) => count));
  const hours = (value: number | null) =>
    value === null ? t('noValue') : t('hours', { hours: formatNumber(Math.round(value * 10) / 10) });
  return (
    <Table caption={t('chart')} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t('month')}</th>
          {[...counted, ...medians].map((name) => (
            <th key={name} className="num" scope="col">
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map((row) => (
          <tr key={row.month}>
            <th className="tight" scope="row">
              {row.month.replace('-', '/')}
              <meter aria-label={t('count')} className="ms-2 w-24" max={most} value={row.count} />
            </th>
            {counted.map((name) => (
              <td key={name} className="num">
                {formatNumber(row[name])}
              </td>
            ))}
            {medians.map((name) => (
              <td key={name} className="num">
                {hours(row[name])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export async function BodyTable({ bodies }: { bodies: readonly BodyRow[] }) {
  const t = await getTranslations('incidents');
  return (
    <Table caption={t('statistics.byBody')} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t('columns.organization')}</th>
          <th className="num" scope="col">
            {t('statistics.count')}
          </th>
          <th className="num" scope="col">
            {t('statistics.open')}
          </th>
        </tr>
      </thead>
      <tbody>
        {bodies.map(({ name, count, open }) => (
          <tr key={name}>
            <td>{name}</td>
            <td className="num">{formatNumber(count)}</td>
            <td className="num">{formatNumber(open)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
