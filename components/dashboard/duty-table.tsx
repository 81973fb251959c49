import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import type { ColleagueLoad } from '@/lib/tickets/dashboard/types';

/** Who holds what. */
export async function DutyTable({ loads }: { loads: readonly ColleagueLoad[] }) {
  const t = await getTranslations('dashboard');
  return (
    <Panel plain title={t('duty')}>
      {loads.length === 0 ? (
        <p>{t('dutyNone')}</p>
      ) : (
        <Table caption={t('duty')} captionHidden>
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th className="num" scope="col">
                {t('open')}
              </th>
              <th className="num" scope="col">
                {t('overdue')}
              </th>
            </tr>
          </thead>
          <tbody>
            {loads.map((load) => (
              <tr key={load.name}>
                <th scope="row">{load.name}</th>
                <td className="num">{formatNumber(load.open)}</td>
                <td className="num">{formatNumber(load.overdue)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
