import { Table, TableHead } from '@/components/ui/list/table';
import { formatNumber, formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { ProjectSummary } from '@/lib/projects/types';
import { ProjectBadge } from './project-head';

const figures: ReadonlySet<string> = new Set(['progress', 'late']);

/** Projects with how far they have got: a town's own, a prefecture's or the nation's portfolio. */
export async function ProjectTable({ rows }: { rows: readonly ProjectSummary[] }) {
  const t = await getTranslations('projects');
  const locale = await getLocale();
  const columns = ['number', 'state', 'title', 'partners', 'progress', 'late', 'startsOn', 'goesLive'] as const;
  return (
    <Table caption={t('title')} captionHidden narrow="stack">
      <TableHead columns={columns.map((name) => ({ label: t(`columns.${name}`), figures: figures.has(name) }))} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="tight" data-label={t('columns.number')}>
              {t('number', { number: row.number })}
            </td>
            <td className="tight" data-label={t('columns.state')}>
              <ProjectBadge project={row} />
            </td>
            <td className="wide" data-label={t('columns.title')}>
              <a className="link" href={`/projects/${row.number}`}>
                {row.title}
              </a>
              <span className="block text-solid-gray-700">{row.system}</span>
            </td>
            <td className="who" data-label={t('columns.partners')}>
              {`${row.prefectureName} ${row.partners.map(({ name }) => name).join('・')}`}
            </td>
            <td className="num" data-label={t('columns.progress')}>
              {`${formatNumber(row.approved)} / ${formatNumber(row.items)}`}
            </td>
            <td className="num" data-label={t('columns.late')}>
              <span className={row.late > 0 ? 'text-error-2' : ''}>{formatNumber(row.late)}</span>
            </td>
            <td className="tight" data-label={t('columns.startsOn')}>
              {formatShortDate(row.startsOn, locale)}
            </td>
            <td className="tight" data-label={t('columns.goesLive')}>
              {row.goesLiveOn === null ? t('none') : formatShortDate(row.goesLiveOn, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
