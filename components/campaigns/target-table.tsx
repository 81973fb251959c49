import { Table } from '@/components/ui/list/table';
import { rateOfTarget } from '@/lib/campaigns/rules';
import type { TargetRow } from '@/lib/campaigns/types';
import { formatShortDate, formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { type CampaignWords, rateText, TargetStateBadge } from './words';

interface TargetTableProps {
  number: number;
  rows: readonly TargetRow[];
  locale: Locale;
  t: CampaignWords;
}

/** The organizations of a campaign, as a list to chase them by. */
export function TargetTable({ number, rows, locale, t }: TargetTableProps) {
  const columns = [
    'organization',
    'state',
    'rate',
    'missing',
    'due',
    'answered',
    'reminded',
    'phone',
    'explanation',
  ] as const;
  return (
    <Table caption={t('targets.title')} captionHidden narrow="stack">
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
          <tr key={row.organizationId}>
            <td className="who" data-label={t('columns.organization')}>
              <a className="link" href={`/campaigns/${number}/targets/${row.code}`}>
                {`${row.prefectureName} ${row.name}`}
              </a>
            </td>
            <td className="tight" data-label={t('columns.state')}>
              <TargetStateBadge state={row.state} t={t} />
              {row.late ? <strong className="ms-2 text-error-2">{t('targets.late')}</strong> : null}
            </td>
            <td className="num" data-label={t('columns.rate')}>
              {rateText(rateOfTarget(row), t)}
            </td>
            <td className="num" data-label={t('columns.missing')}>
              {row.missing}
            </td>
            <td className="tight" data-label={t('columns.due')}>
              {formatShortDate(row.dueOn, locale)}
              {row.extended ? <span className="ms-2">{t('targets.extended')}</span> : null}
            </td>
            <td className="tight" data-label={t('columns.answered')}>
              {row.answeredAt === null ? t('none') : formatShortDateTime(row.answeredAt, locale)}
            </td>
            <td className="tight" data-label={t('columns.reminded')}>
              {row.remindedAt === null
                ? t('none')
                : `${formatShortDateTime(row.remindedAt, locale)} ${t('targets.reminders', { count: row.reminders })}`}
            </td>
            <td className="tight" data-label={t('columns.phone')}>
              {row.phone || t('none')}
            </td>
            <td data-label={t('columns.explanation')}>{row.explanation || t('none')}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
