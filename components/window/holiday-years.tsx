import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { getTranslations } from '@/lib/core/i18n/server';
import type { HolidayYearRow } from '@/lib/window/holidays/queries';

/** Years of national holidays: announced, or expected only. */
export async function HolidayYears({ rows }: { rows: readonly HolidayYearRow[] }) {
  const t = await getTranslations('window.calendar');
  return (
    <Panel
      plain
      aside={<TextLink href="/operations/calendar/holidays">{t('holidaysLink')}</TextLink>}
      title={t('holidays')}
    >
      <Table caption={t('holidays')} captionHidden narrow="stack">
        <thead>
          <tr>
            <th scope="col">{t('year')}</th>
            <th scope="col">{t('state')}</th>
            <th className="num" scope="col">
              {t('count')}
            </th>
            <th scope="col">{t('source')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ year, confirmed, count, source }) => (
            <tr key={year}>
              <td data-label={t('year')}>
                <TextLink href={`/operations/calendar/holidays?year=${year}`}>{year}</TextLink>
              </td>
              <td data-label={t('state')}>
                <StatusBadge tone={confirmed ? 'success' : 'waiting'}>
                  {t(confirmed ? 'confirmed' : 'unconfirmed')}
                </StatusBadge>
              </td>
              <td className="num" data-label={t('count')}>
                {count}
              </td>
              <td data-label={t('source')}>{source}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
