import { Table, TableHead } from '@/components/ui/list/table';
import { formatNumber, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { timeText } from '@/lib/projects/plans/hours/rules';
import type { PlanSummary } from '@/lib/projects/types';

export async function PlanTable({ rows }: { rows: readonly PlanSummary[] }) {
  const t = await getTranslations('projects.plans');
  const locale = await getLocale();
  const columns = ['system', 'town', 'hours', 'services', 'backup', 'updated'] as const;
  return (
    <Table caption={t('title')} captionHidden narrow="stack">
      <TableHead columns={columns.map((name) => ({ label: t(name), figures: name === 'services' }))} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="wide" data-label={t('system')}>
              <a
                aria-label={`${row.system} ${row.organizationName}`}
                className="link"
                href={`/operation-plans/${row.id}`}
              >
                {row.system}
              </a>
            </td>
            <td className="who" data-label={t('town')}>
              {`${row.prefectureName} ${row.organizationName}`}
            </td>
            <td className="tight" data-label={t('hours')}>
              {`${t('span', { from: timeText(row.opens), to: timeText(row.closes) })} ${t(row.daily ? 'daily' : 'workdays')}`}
            </td>
            <td className="num" data-label={t('services')}>
              {formatNumber(row.services)}
            </td>
            <td className="tight" data-label={t('backup')}>
              {t('backupFor', { at: timeText(row.backupAt), minutes: row.backupMinutes })}
            </td>
            <td className="tight" data-label={t('updated')}>
              {formatShortDateTime(row.updatedAt, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
