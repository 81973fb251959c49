import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatNumber, formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { AlarmSummary } from '@/lib/network/types';
import type { NetworkWords } from './states';

interface AlarmTableProps {
  caption: string;
  alarms: readonly AlarmSummary[];
  locale: Locale;
  t: NetworkWords;
}

/** Alarms with what they are about, their state and their times. What an agent wrote is text and nothing else. */
export function AlarmTable({ caption, alarms, locale, t }: AlarmTableProps) {
  return (
    <Table caption={caption} captionHidden narrow="stack">
      <thead>
        <tr>
          <th className="num" scope="col">
            {t('alarms.number')}
          </th>
          <th scope="col">{t('alarms.about')}</th>
          <th scope="col">{t('alarms.what')}</th>
          <th scope="col">{t('alarms.severity')}</th>
          <th scope="col">{t('alarms.state')}</th>
          <th scope="col">{t('alarms.opened')}</th>
          <th scope="col">{t('alarms.resolved')}</th>
        </tr>
      </thead>
      <tbody>
        {alarms.map((alarm) => (
          <tr key={alarm.id}>
            <td className="num" data-label={t('alarms.number')}>
              <a className="link" href={`/network/alarms/${alarm.number}`}>
                {alarm.number}
              </a>
            </td>
            <td data-label={t('alarms.about')}>
              {alarm.subject === 'node' || alarm.subject === 'line' ? (
                <a className="link" href={`/network/${alarm.subject}s/${alarm.subjectCode}`}>
                  {alarm.subjectName}
                </a>
              ) : (
                alarm.subjectName
              )}
              <span className="block text-dns-14N-130 text-solid-gray-700">{alarm.organizationName}</span>
            </td>
            <td data-label={t('alarms.what')}>{whatOf(alarm, t)}</td>
            <td className="tight" data-label={t('alarms.severity')}>
              <StatusBadge tone={alarm.severity === 'critical' ? 'error' : 'warning'}>
                {t(`alarms.severities.${alarm.severity}`)}
              </StatusBadge>
            </td>
            <td data-label={t('alarms.state')}>
              {t(`alarms.states.${alarm.state}`)}
              {alarm.acknowledgedBy === '' ? null : (
                <span className="block text-dns-14N-130">
                  {t('alarms.acknowledged', { name: alarm.acknowledgedBy })}
                </span>
              )}
            </td>
            <td className="tight" data-label={t('alarms.opened')}>
              {formatShortDateTime(alarm.openedAt, locale)}
            </td>
            <td className="tight" data-label={t('alarms.resolved')}>
              {alarm.resolvedAt === null ? '' : formatShortDateTime(alarm.resolvedAt, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What is wrong, in a line. */
export function whatOf(alarm: AlarmSummary, t: NetworkWords): string {
  const silence = alarm.deviation === null ? t('alarms.silence') : t(`alarms.deviations.${alarm.deviation}`);
  const check = alarm.checkKind === null ? silence : `${t(`checkKinds.${alarm.checkKind}`)} ${alarm.checkName}`;
  const affected = alarm.affected > 0 ? t('alarms.affected', { count: formatNumber(alarm.affected) }) : '';
  return [check, alarm.detail, affected].filter(Boolean).join(' · ');
}
