import { Table } from '@/components/ui/table';
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
    <Table caption={t('progress.title')} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t('columns.prefecture')}</th>
          <th className="num" scope="col">
            {t('columns.rate')}
          </th>
          {figures.map((name) => (
            <th className="num" key={name} scope="col">
              {t(`columns.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th className="tight" scope="row">
              {row.code === '' ? (
                t('progress.outside')
              ) : (
                <a className="link" href={targetsHref(number, { from: row.code })}>
                  {row.name}
                </a>
              )}
            </th>
            <td className="num">{rateText(rateOfPrefecture(row), t)}</td>
            {figures.map((name) => (
              <td className="num" key={name}>
                {formatNumber(row[name])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const statuses = ['missing', 'notStarted', 'underWay', 'done', 'notApplicable'] as const;

export function StepTable({ rows, t }: { rows: readonly StepProgress[]; t: CampaignWords }) {
  return (
    <Table caption={t('progress.steps')} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t('columns.step')}</th>
          <th className="num" scope="col">
            {t('columns.weight')}
          </th>
          {statuses.map((name) => (
            <th className="num" key={name} scope="col">
              {t(`columns.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th className="wide" scope="row">
              {`${row.position + 1}. ${row.title}`}
              {row.voluntary ? <span className="block text-dns-14N-130">{t('progress.voluntary')}</span> : null}
            </th>
            <td className="num">{row.voluntary ? t('none') : row.weight}</td>
            {statuses.map((name) => (
              <td className="num" key={name}>
                {formatNumber(row[name])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
