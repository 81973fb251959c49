import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { confirmationOf } from '@/lib/window/changes/constants';
import type { HolidayRow } from '@/lib/window/holidays/queries';

interface HolidayTableProps {
  rows: readonly HolidayRow[];
  /** Of the year. */
  version: number;
  removes: (row: HolidayRow) => boolean;
}

/** The national holidays of a year. */
export async function HolidayTable({ rows, version, removes }: HolidayTableProps) {
  const t = await getTranslations('window.calendar');
  const words = await getTranslations('window.holidays');
  const locale = await getLocale();
  return (
    <Table caption={words('title')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('date')}</th>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('change')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.date}>
            <td className="tight" data-label={t('date')}>
              {formatDate(row.date, locale)}
            </td>
            <td data-label={t('name')}>{locale === 'en' ? row.nameEn : row.name}</td>
            <td data-label={t('change')}>
              {removes(row) ? (
                <TextLink
                  aria-label={`${words('remove')} ${row.date} ${row.name}`}
                  href={confirmationOf('holiday-removal', { date: row.date, version })}
                >
                  {words('remove')}
                </TextLink>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
