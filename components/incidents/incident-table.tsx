import { Table, TableHead } from '@/components/ui/list/table';
import { now } from '@/lib/core/clock';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { IncidentSummary } from '@/lib/incidents/types';
import { IncidentStateBadge, Marks } from './marks';

export async function IncidentTable({ rows, caption }: { rows: readonly IncidentSummary[]; caption: string }) {
  const t = await getTranslations('incidents');
  const locale = await getLocale();
  const at = now();
  const names = ['number', 'state', 'title', 'organization', 'marks', 'progress', 'detected', 'duty'] as const;
  return (
    <Table caption={caption} captionHidden narrow="stack">
      <TableHead columns={names.map((name) => ({ label: t(`columns.${name}`) }))} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="tight" data-label={t('columns.number')}>
              {t('number', { number: row.number })}
            </td>
            <td className="tight" data-label={t('columns.state')}>
              <IncidentStateBadge state={row.state} />
            </td>
            <td className="wide" data-label={t('columns.title')}>
              <a className="link" href={`/incidents/${row.number}`}>
                {row.title}
              </a>
              {row.waitsForReader ? <strong className="ms-2">{t('marks.waits')}</strong> : null}
            </td>
            <td
              className="who"
              data-label={t('columns.organization')}
            >{`${row.prefectureName} ${row.organizationName}`}</td>
            <td data-label={t('columns.marks')}>
              <Marks incident={row} />
            </td>
            <td className="tight" data-label={t('columns.progress')}>
              {[row.done1, ...(row.lane2Kind === 'none' ? [] : [row.done2]), row.done3]
                .map((done) => `${done}/4`)
                .join(' · ')}
            </td>
            <td className="tight" data-label={t('columns.detected')}>
              {formatShortDateTime(row.detectedAt, locale)}
            </td>
            <td data-label={t('columns.duty')}>
              {row.dutyDueAt === null ? (
                t('none')
              ) : (
                <span className={row.dutyDueAt < at ? 'text-error-2' : ''}>
                  {formatShortDateTime(row.dutyDueAt, locale)}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
