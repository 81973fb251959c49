import { StatusBadge } from '@/components/ui/status-badge';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { AlarmSummary } from '@/lib/network/types';
import { whatOf } from './alarm-table';
import type { NetworkWords } from './states';

interface AlarmListProps {
  alarms: readonly AlarmSummary[];
  locale: Locale;
  t: NetworkWords;
}

/** The same alarms as the table, for a narrow place beside something else. */
export function AlarmList({ alarms, locale, t }: AlarmListProps) {
  return (
    <ul className="flex flex-col gap-3">
      {alarms.map((alarm) => (
        <li className="border-line border-b pb-3 last:border-b-0 last:pb-0" key={alarm.id}>
          <span className="flex flex-wrap items-center gap-x-2">
            <StatusBadge tone={alarm.severity === 'critical' ? 'error' : 'warning'}>
              {t(`alarms.severities.${alarm.severity}`)}
            </StatusBadge>
            <a className="link" href={`/network/alarms/${alarm.number}`}>
              {alarm.subjectName}
            </a>
          </span>
          <span className="block">{whatOf(alarm, t)}</span>
          <span className="block text-dns-14N-130 text-solid-gray-700">
            {`${formatShortDateTime(alarm.openedAt, locale)} · ${t(`alarms.states.${alarm.state}`)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
