import { Table } from '@/components/ui/table';
import { formatNumber, formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { PrefectureSummary } from '@/lib/network/types';
import { type NetworkWords, NodeStateBadge } from './states';

interface PrefectureTableProps {
  prefectures: readonly PrefectureSummary[];
  locale: Locale;
  t: NetworkWords;
}

/** What the map shows, as a table. */
export function PrefectureTable({ prefectures, locale, t }: PrefectureTableProps) {
  return (
    <Table caption={t('table.title')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('table.prefecture')}</th>
          <th scope="col">{t('table.state')}</th>
          <th scope="col">{t('table.server')}</th>
          <th scope="col">{t('table.line')}</th>
          <th className="num" scope="col">
            {t('table.affected')}
          </th>
          <th className="num" scope="col">
            {t('table.alarms')}
          </th>
          <th scope="col">{t('table.oldest')}</th>
        </tr>
      </thead>
      <tbody>
        {prefectures.map((prefecture) => (
          <tr key={prefecture.code}>
            <td data-label={t('table.prefecture')}>
              <a className="link" href={`/network/prefectures/${prefecture.code}`}>
                {prefecture.name}
              </a>
            </td>
            <td data-label={t('table.state')}>
              <NodeStateBadge state={prefecture.state} t={t} />
            </td>
            <td data-label={t('table.server')}>{t(`states.${prefecture.server}`)}</td>
            <td data-label={t('table.line')}>{t(`states.${prefecture.line}`)}</td>
            <td className="num" data-label={t('table.affected')}>
              {formatNumber(prefecture.affected)}
            </td>
            <td className="num" data-label={t('table.alarms')}>
              {formatNumber(prefecture.openAlarms)}
            </td>
            <td className="tight" data-label={t('table.oldest')}>
              {prefecture.oldestAlarmAt === null ? '' : formatShortDateTime(prefecture.oldestAlarmAt, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
