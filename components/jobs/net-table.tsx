import { Table } from '@/components/ui/list/table';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { NetSummary } from '@/lib/jobs/types';
import { NetState, RunState } from './states';
import { scheduleText } from './wording';

/** Job nets in the order in which they come next, those that follow others among them. */
export async function NetTable({ nets }: { nets: readonly NetSummary[] }) {
  const t = await getTranslations('jobs');
  const shell = await getTranslations('shell');
  const locale = await getLocale();
  const nextOf = ({ nextAt, definition: { schedule } }: NetSummary): string => {
    if (nextAt !== null) return formatShortDateTime(nextAt, locale);
    if (schedule.kind === 'after') return t('afterNets', { nets: schedule.nets.join(shell('listSeparator')) });
    return schedule.kind === 'daily' ? t('byPlan') : t('never');
  };
  return (
    <Table caption={t('nets')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('net')}</th>
          <th scope="col">{t('schedule')}</th>
          <th scope="col">{t('nextAt')}</th>
          <th scope="col">{t('last')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('owner')}</th>
        </tr>
      </thead>
      <tbody>
        {nets.map((net) => (
          <tr key={net.id}>
            <td data-label={t('net')}>
              <a className="link" href={`/operations/jobs/${net.code}`}>
                {net.name}
              </a>
              <span className="block text-dns-14N-130 text-solid-gray-700">{net.code}</span>
            </td>
            <td data-label={t('schedule')}>{scheduleText(net.definition.schedule, t, shell('listSeparator'))}</td>
            <td className="tight" data-label={t('nextAt')}>
              {net.state === 'active' ? nextOf(net) : t('never')}
            </td>
            <td data-label={t('last')}>
              {net.lastState === null || net.lastNominalAt === null ? (
                t('never')
              ) : (
                <a className="link" href={`/operations/jobs/runs/${net.lastRunId}`}>
                  {formatShortDateTime(net.lastNominalAt, locale)}
                </a>
              )}
              {net.lastState === null ? null : <RunState state={net.lastState} />}
            </td>
            <td data-label={t('state')}>
              <NetState state={net.state} />
            </td>
            <td data-label={t('owner')}>{net.organizationName}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
