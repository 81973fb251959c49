import { Table } from '@/components/ui/list/table';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import type { TaxSummary } from '@/lib/residents/types';

/** Taxes by year: due, paid, overdue; yen. */
export async function TaxTable({ taxes }: { taxes: readonly TaxSummary[] }) {
  const t = await getTranslations('counter');
  if (taxes.length === 0) return <p>{t('taxes.noTaxes')}</p>;
  return (
    <Table caption={t('person.taxes')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('taxes.year')}</th>
          <th scope="col">{t('taxes.tax')}</th>
          <th className="num" scope="col">
            {t('taxes.due')}
          </th>
          <th className="num" scope="col">
            {t('taxes.paid')}
          </th>
          <th className="num" scope="col">
            {t('taxes.overdue')}
          </th>
        </tr>
      </thead>
      <tbody>
        {taxes.map(({ assessmentId, fiscalYear, tax, due, paid, overdue }) => (
          <tr key={assessmentId}>
            <td data-label={t('taxes.year')}>{fiscalYear}</td>
            <td data-label={t('taxes.tax')}>{t(`taxNames.${tax}`)}</td>
            <td className="num" data-label={t('taxes.due')}>
              {formatNumber(due)}
            </td>
            <td className="num" data-label={t('taxes.paid')}>
              {formatNumber(paid)}
            </td>
            <td className="num" data-label={t('taxes.overdue')}>
              {overdue > 0 ? <strong>{formatNumber(overdue)}</strong> : '0'}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
