import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { loadAddress } from '@/lib/tickets/dashboard/rules';
import type { ColleagueLoad } from '@/lib/tickets/dashboard/types';

/** A number that leads to the list of as many. */
function Count({ count, href, label }: { count: number; href: string; label: string }) {
  if (count === 0) return formatNumber(count);
  return (
    <a aria-label={`${label} ${formatNumber(count)}`} className="link" href={href}>
      {formatNumber(count)}
    </a>
  );
}

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
              <tr key={load.id}>
                <th scope="row">{load.name}</th>
                <td className="num">
                  <Count count={load.open} href={loadAddress(load)} label={`${load.name} ${t('open')}`} />
                </td>
                <td className="num">
                  <Count
                    count={load.overdue}
                    href={`${loadAddress(load)}&overdue=1`}
                    label={`${load.name} ${t('overdue')}`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
