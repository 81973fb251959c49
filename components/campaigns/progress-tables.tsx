import { CountTable } from '@/components/ui/list/count-table';
import { targetsHref } from '@/lib/campaigns/list/rules';
import type { PrefectureProgress, StepProgress } from '@/lib/campaigns/types';
import { formatNumber } from '@/lib/core/i18n/format';
import { rateOfPrefecture } from './progress-map';
import { type CampaignWords, rateText } from './words';

const figures = [
  'targets',
  'missing',
  'notStarted',
  'underWay',
  'done',
  'notApplicable',
  'explained',
  'late',
  'onTime',
  'extended',
] as const;

interface PrefectureTableProps {
  number: number;
  rows: readonly PrefectureProgress[];
  t: CampaignWords;
}

export function PrefectureTable({ number, rows, t }: PrefectureTableProps) {
  return (
    <CountTable
      caption={t('progress.title')}
      columns={[t('columns.prefecture'), t('columns.rate'), ...figures.map((name) => t(`columns.${name}`))]}
      rows={rows.map((row) => ({
        key: row.code,
        head:
          row.code === '' ? (
            t('progress.outside')
          ) : (
            <a className="link" href={targetsHref(number, { from: row.code })}>
              {row.name}
            </a>
          ),
        cells: [rateText(rateOfPrefecture(row), t), ...figures.map((name) => formatNumber(row[name]))],
      }))}
    />
  );
}

const statuses = ['missing', 'notStarted', 'underWay', 'done', 'notApplicable'] as const;

export function StepTable({ rows, t }: { rows: readonly StepProgress[]; t: CampaignWords }) {
  return (
    <CountTable
      caption={t('progress.steps')}
      columns={[t('columns.step'), t('columns.weight'), ...statuses.map((name) => t(`columns.${name}`))]}
      rows={rows.map((row) => ({
        key: row.id,
        head: (
          <>
            {`${row.position + 1}. ${row.title}`}
            {row.voluntary ? <span className="block text-dns-14N-130">{t('progress.voluntary')}</span> : null}
          </>
        ),
        wide: true,
        cells: [row.voluntary ? t('none') : String(row.weight), ...statuses.map((name) => formatNumber(row[name]))],
      }))}
    />
  );
}
