import { Table } from '@/components/ui/list/table';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { EventSummary } from '@/lib/network/events/queries';
import { isNodeState } from '@/lib/network/rules';
import { measuredText } from './measured';
import type { NetworkWords } from './states';

interface EventTableProps {
  caption: string;
  events: readonly EventSummary[];
  locale: Locale;
  t: NetworkWords;
}

/** What changed, from what to what, newest first. */
export function EventTable({ caption, events, locale, t }: EventTableProps) {
  return (
    <Table caption={caption} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('events.at')}</th>
          <th scope="col">{t('alarms.about')}</th>
          <th scope="col">{t('nodes.owner')}</th>
          <th scope="col">{t('events.what')}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.id}>
            <td className="tight" data-label={t('events.at')}>
              {formatShortDateTime(event.at, locale)}
            </td>
            <td data-label={t('alarms.about')}>
              {event.subject === 'node' || event.subject === 'line' ? (
                <a className="link" href={`/network/${event.subject}s/${event.subjectCode}`}>
                  {event.subjectName}
                </a>
              ) : (
                event.subjectName
              )}
            </td>
            <td data-label={t('nodes.owner')}>{event.organizationName}</td>
            <td data-label={t('events.what')}>
              {event.alarmNumber === null ? null : (
                <>
                  <a className="link" href={`/network/alarms/${event.alarmNumber}`}>
                    {t('alarm.heading', { number: String(event.alarmNumber) })}
                  </a>{' '}
                </>
              )}
              {changeOf(event, t)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const nodeChanges = [
  'registered',
  'changed',
  'retired',
  'replaced',
  'enrolled',
  'key_added',
  'key_dropped',
  'key_revoked',
  'key_rotation_wanted',
  'limits_set',
  'limits_removed',
] as const;

/** What happened to a node as a thing, in words. */
export function nodeChangeLabel(kind: string, t: NetworkWords): string {
  const known = nodeChanges.find((one) => one === kind);
  return known === undefined ? kind : t(`node.changeKinds.${known}`);
}

const alarmKinds = ['opened', 'raised', 'lowered', 'resolved'] as const;

function changeOf(event: EventSummary, t: NetworkWords): string {
  const [what = '', kind = ''] = event.kind.split('.');
  if (what === 'alarm') {
    const known = alarmKinds.find((one) => one === kind);
    return [known ? t(`events.kinds.alarm_${known}`) : '', checkOf(event, t)].filter(Boolean).join(' · ');
  }
  if (kind === 'flapping')
    return `${checkOf(event, t)} ${t(event.to === 'flapping' ? 'events.flapping' : 'events.calm')}`;
  if (kind === 'state') {
    const name = (state: string) => (isNodeState(state) ? t(`states.${state}`) : state);
    const cause = event.detail === 'line' || event.detail === 'place' ? t(`causes.${event.detail}`) : event.detail;
    return [checkOf(event, t), `${name(event.from)} → ${name(event.to)}`, cause].filter(Boolean).join(' · ');
  }
  return [nodeChangeLabel(kind, t), event.detail].filter(Boolean).join(' · ');
}

function checkOf({ checkKind, checkName, value }: EventSummary, t: NetworkWords): string {
  if (checkKind === null) return '';
  const measured = value === null ? '' : ` ${measuredText(checkKind, value, t)}`;
  return `${t(`checkKinds.${checkKind}`)} ${checkName}${measured}`.trim();
}
