import { Table } from '@/components/ui/list/table';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { methods } from '@/lib/statistics/provision/constants';
import type { LabelledSum } from '@/lib/statistics/provision/types';

interface SumTableProps {
  caption: string;
  /** Head of the first column. */
  head: string;
  sums: readonly LabelledSum[];
  labelOf?: (label: string) => string;
}

/** What a chart shows, in figures. */
export async function SumTable({ caption, head, sums, labelOf = (label) => label }: SumTableProps) {
  const t = await getTranslations('provision');
  return (
    <Table caption={caption} captionHidden>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {methods.map((method) => (
            <th key={method} className="num" scope="col">
              {t(`method.${method}`)}
            </th>
          ))}
          <th className="num" scope="col">
            {t('chart.sum')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sums.map(({ label, byMethod, sum }) => (
          <tr key={label}>
            <th className="wide" scope="row">
              {labelOf(label)}
            </th>
            {methods.map((method) => (
              <td key={method} className="num">
                {formatNumber(byMethod[method])}
              </td>
            ))}
            <td className="num">{formatNumber(sum)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
