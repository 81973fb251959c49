import { Rows } from '@/components/ui/list/rows';
import { Table } from '@/components/ui/list/table';
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
      <Rows
        columns={[
          { name: 'prefecture', label: t('table.prefecture') },
          { name: 'state', label: t('table.state') },
          { name: 'server', label: t('table.server') },
          { name: 'line', label: t('table.line') },
          { name: 'affected', className: 'num', label: t('table.affected') },
          { name: 'alarms', className: 'num', label: t('table.alarms') },
          { name: 'oldest', className: 'tight', label: t('table.oldest') },
        ]}
        rows={prefectures.map((prefecture) => ({
          key: prefecture.code,
          cells: {
            prefecture: (
              <a className="link" href={`/network/prefectures/${prefecture.code}`}>
                {prefecture.name}
              </a>
            ),
            state: <NodeStateBadge state={prefecture.state} t={t} />,
            server: t(`states.${prefecture.server}`),
            line: t(`states.${prefecture.line}`),
            affected: formatNumber(prefecture.affected),
            alarms: formatNumber(prefecture.openAlarms),
            oldest: prefecture.oldestAlarmAt === null ? '' : formatShortDateTime(prefecture.oldestAlarmAt, locale),
          },
        }))}
      />
    </Table>
  );
}
