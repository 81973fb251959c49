import { Table } from '@/components/ui/list/table';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { ComingRun } from '@/lib/jobs/schedules/coming/rules';
import type { NetSummary } from '@/lib/jobs/types';

/** What runs next, in order, chained nets among them. */
export async function ComingTable({ runs, nets }: { runs: readonly ComingRun[]; nets: readonly NetSummary[] }) {
  const t = await getTranslations('jobs');
  const shell = await getTranslations('shell');
  const locale = await getLocale();
  return (
    <Table caption={t('coming')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('nominal')}</th>
          <th scope="col">{t('net')}</th>
          <th scope="col">{t('schedule')}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map(({ code, at, after }) => (
          <tr key={`${code} ${at.getTime()}`}>
            <td className="tight" data-label={t('nominal')}>
              {formatShortDateTime(at, locale)}
            </td>
            <td data-label={t('net')}>
              <a className="link" href={`/operations/jobs/${code}`}>
                {nets.find((net) => net.code === code)?.name ?? code}
              </a>
            </td>
            <td data-label={t('schedule')}>
              {after.length === 0 ? t('ownTime') : t('afterNets', { nets: after.join(shell('listSeparator')) })}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
