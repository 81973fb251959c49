import { releaseTones } from '@/components/delivery/states';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { closedDay } from '@/lib/calendar/rules';
import type { Calendar } from '@/lib/calendar/types';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { isOn, weeksOf } from '@/lib/delivery/month/rules';
import type { ReleaseSummary } from '@/lib/delivery/types';

interface ReleaseCalendarProps {
  month: string;
  today: string;
  calendar: Calendar;
  releases: readonly ReleaseSummary[];
}

/**
 * The releases of a month, on each day on which they begin or are under way; closed days are grey. Seven columns are too many for a
 * narrow screen, on which the list below says the same.
 */
export async function ReleaseCalendar({ month, today, calendar, releases }: ReleaseCalendarProps) {
  const t = await getTranslations('delivery');
  const locale = await getLocale();
  const weekdays = (await getTranslations('format'))('weekdays').split(' ');
  return (
    <Table
      className="max-md:hidden"
      caption={t('calendarOf', { month: month.slice(5).replace(/^0/, ''), year: month.slice(0, 4) })}
      captionHidden
    >
      <thead>
        <tr>
          {weekdays.map((day) => (
            <th className="w-[14%] min-w-28" key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((date) => date !== null)}>
            {week.map((date, index) =>
              date === null ? (
                <td key={weekdays[index]} />
              ) : (
                <td
                  aria-current={date === today ? 'date' : undefined}
                  className={`h-24 align-top ${closedDay(date, calendar) === null ? '' : 'bg-solid-gray-50'}`}
                  key={date}
                >
                  <time className={date === today ? 'font-bold text-blue-900 underline' : undefined} dateTime={date}>
                    {Number(date.slice(8))}
                    <span className="sr-only"> {formatShortDate(date, locale)}</span>
                  </time>
                  <ul className="mt-1 flex flex-col gap-1">
                    {releases
                      .filter((release) => isOn(release, date, today))
                      .map((release) => (
                        <li key={release.id}>
                          <a className="link block text-dns-14N-130" href={`/deliveries/${release.number}`}>
                            {release.title} {release.packageVersion}
                          </a>
                          <StatusBadge tone={releaseTones[release.state]}>{t(`states.${release.state}`)}</StatusBadge>
                        </li>
                      ))}
                  </ul>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
