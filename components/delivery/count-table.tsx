import type { ReactNode } from 'react';
import { Table } from '@/components/ui/list/table';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import type { ReceiptCounts } from '@/lib/delivery/types';

interface CountTableProps {
  caption: string;
  /** What a row stands for. */
  heading: string;
  rows: readonly (ReceiptCounts & { readonly key: string; readonly label: ReactNode })[];
}

const columns = ['total', 'arriving', 'verified', 'applying', 'confirmed', 'failed', 'undone'] as const;

/** How many servers are where: by wave, by prefecture. */
export async function CountTable({ caption, heading, rows }: CountTableProps) {
  const t = await getTranslations('delivery');
  return (
    <Table caption={caption} captionHidden>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          {columns.map((column) => (
            <th className="num" key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td>{row.label}</td>
            {columns.map((column) => (
              <td className="num" key={column}>
                {formatNumber(row[column])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
