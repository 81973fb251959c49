import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Panel } from '@/components/ui/layout/panel';
import { now } from '@/lib/core/clock';
import { formatAge } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { TicketAlarm } from '@/lib/network/alarms/tickets/types';
import { NodeStateBadge } from './states';

/** How the server or line is now that a fault ticket is about. */
export async function TicketAlarmPanel({ alarm }: { alarm: TicketAlarm }) {
  const t = await getTranslations('network');
  const locale = await getLocale();
  const at = now();
  const seen =
    alarm.lastSeenAt === null ? [] : [{ term: t('nodes.lastSeen'), value: formatAge(alarm.lastSeenAt, at, locale) }];
  return (
    <Panel plain title={t('ticket.title')}>
      <DefinitionList
        items={[
          {
            term: t('ticket.subject'),
            value:
              alarm.subject === 'place' ? (
                alarm.subjectName
              ) : (
                <a className="link" href={`/network/${alarm.subject}s/${alarm.subjectCode}`}>
                  {alarm.subjectName}
                </a>
              ),
          },
          {
            term: t('nodes.state'),
            value: <NodeStateBadge cause={alarm.cause} state={alarm.subjectState} t={t} />,
          },
          ...seen,
          {
            term: t('ticket.alarm'),
            value: (
              <>
                <a className="link" href={`/network/alarms/${alarm.number}`}>
                  {alarm.number}
                </a>{' '}
                {t(`alarms.states.${alarm.state}`)}
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}
