import { Table } from '@/components/ui/list/table';
import { rateOf } from '@/lib/campaigns/rules';
import type { CampaignSummary } from '@/lib/campaigns/types';
import { formatNumber, formatShortDate } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { CampaignStateBadge, type CampaignWords, rateText, TargetStateBadge } from './words';

interface CampaignTableProps {
  rows: readonly CampaignSummary[];
  /** Figures of the organizations that the reader looks after. */
  others: boolean;
  locale: Locale;
  t: CampaignWords;
}

export function CampaignTable({ rows, others, locale, t }: CampaignTableProps) {
  const columns = others
    ? (['number', 'state', 'title', 'due', 'targets', 'missing', 'open', 'rate'] as const)
    : (['number', 'state', 'title', 'due', 'own'] as const);
  return (
    <Table caption={t('title')} captionHidden narrow="stack">
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {t(`columns.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="tight" data-label={t('columns.number')}>
              <a className="link" href={`/campaigns/${row.number}`}>
                {t('number', { number: row.number })}
              </a>
            </td>
            <td className="tight" data-label={t('columns.state')}>
              <CampaignStateBadge state={row.state} t={t} />
            </td>
            <td className="wide" data-label={t('columns.title')}>
              {row.title}
            </td>
            <td className="tight" data-label={t('columns.due')}>
              {formatShortDate(row.dueOn, locale)}
            </td>
            {others ? (
              <>
                <td className="num" data-label={t('columns.targets')}>
                  {formatNumber(row.targets)}
                </td>
                <td className="num" data-label={t('columns.missing')}>
                  {formatNumber(row.missing)}
                </td>
                <td className="num" data-label={t('columns.open')}>
                  {formatNumber(row.open)}
                </td>
                <td className="num" data-label={t('columns.rate')}>
                  {row.targets === 0 ? t('none') : rateText(row.missing === row.targets ? null : rateOf(row), t)}
                </td>
              </>
            ) : (
              <td data-label={t('columns.own')}>
                {row.ownState === null ? t('notAddressed') : <TargetStateBadge state={row.ownState} t={t} />}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
