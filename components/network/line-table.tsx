import { Table } from '@/components/ui/list/table';
import { formatNumber, formatSpan } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { LineSummary } from '@/lib/network/types';
import { type NetworkWords, NodeStateBadge } from './states';

interface LineTableProps {
  caption: string;
  lines: readonly LineSummary[];
  now: Date;
  locale: Locale;
  t: NetworkWords;
}

export function LineTable({ caption, lines, now, locale, t }: LineTableProps) {
  return (
    <Table caption={caption} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('lines.line')}</th>
          <th scope="col">{t('lines.kind')}</th>
          <th scope="col">{t('lines.provider')}</th>
          <th className="num" scope="col">
            {t('lines.capacity')}
          </th>
          <th scope="col">{t('lines.state')}</th>
          <th scope="col">{t('lines.since')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td data-label={t('lines.line')}>
              <a className="link" href={`/network/lines/${line.code}`}>
                {line.name}
              </a>
            </td>
            <td className="tight" data-label={t('lines.kind')}>
              {t(`lineKinds.${line.kind}`)}
            </td>
            <td data-label={t('lines.provider')}>{line.provider === '' ? t('lines.unknown') : line.provider}</td>
            <td className="num" data-label={t('lines.capacity')}>
              {line.capacityMbps === null
                ? t('lines.unknown')
                : t('lines.mbps', { value: formatNumber(line.capacityMbps) })}
            </td>
            <td data-label={t('lines.state')}>
              <NodeStateBadge cause={line.cause} state={line.state} t={t} />
            </td>
            <td className="tight" data-label={t('lines.since')}>
              {formatSpan(now.getTime() - line.stateSince.getTime(), locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
