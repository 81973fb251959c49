import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { IncidentsOf } from '@/components/incidents/incidents-of';
import { LiveRefresh } from '@/components/live/live-refresh';
import { AlarmTable } from '@/components/network/alarm-table';
import type { NetworkWords } from '@/components/network/states';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { listIncidentsOf } from '@/lib/incidents/links/queries';
import { canActInIncident, canSeeIncidents } from '@/lib/incidents/policy';
import { acknowledgeAlarmAction, openAlarmTicketAction } from '@/lib/network/alarms/actions';
import { readAlarm } from '@/lib/network/alarms/queries';
import { canManageNode } from '@/lib/network/policy';
import type { AlarmDetail } from '@/lib/network/types';
import { canAsk } from '@/lib/tickets/policy';

/** Digits of a number that PostgreSQL's integer holds. */
const numberForm = /^[1-9]\d{0,8}$/;

export async function generateMetadata({ params }: PageProps<'/network/alarms/[number]'>): Promise<Metadata> {
  return { title: (await getTranslations('network'))('alarm.heading', { number: (await params).number }) };
}

export default async function AlarmPage({ params }: PageProps<'/network/alarms/[number]'>) {
  const actor = await requireActor();
  const { number } = await params;
  const alarm = numberForm.test(number) ? await readAlarm(askAs(actor), actor, Number(number)) : null;
  if (alarm === null) notFound();
  const t = await getTranslations('network');
  const locale = await getLocale();
  const heading = t('alarm.heading', { number });
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/network' },
          { label: t('alarms.title'), href: '/network/alarms' },
          { label: heading },
        ]}
      />
      <PageHeading eyebrow={alarm.organizationName} title={`${heading} ${alarm.subjectName}`} />
      <div className="flex flex-col gap-6">
        <AlarmTable alarms={[alarm]} caption={heading} locale={locale} t={t} />
        {alarm.state === 'open' && canManageNode(actor, alarm) ? (
          <Panel plain title={t('alarm.acknowledge')}>
            <ActionForm action={acknowledgeAlarmAction} label={t('alarm.acknowledge')}>
              <input name="alarmId" type="hidden" value={alarm.id} />
              <TextareaField label={t('alarm.comment')} max={500} name="comment" required rows={3} />
              <SubmitButton>{t('alarm.acknowledge')}</SubmitButton>
            </ActionForm>
          </Panel>
        ) : null}
        <Panel plain title={t('alarm.ticket')}>
          {alarm.state !== 'resolved' && !alarm.hasTicket && canManageNode(actor, alarm) && canAsk(actor) ? (
            <ActionForm action={openAlarmTicketAction} label={t('alarm.openTicket')}>
              <p className="mb-3">{t('alarm.openTicketHelp')}</p>
              <input name="number" type="hidden" value={alarm.number} />
              <SubmitButton variant={alarm.state === 'open' ? 'outline' : 'solid'}>
                {t('alarm.openTicket')}
              </SubmitButton>
            </ActionForm>
          ) : (
            <TicketOfAlarm alarm={alarm} t={t} />
          )}
        </Panel>
        <IncidentsOf
          acts={canActInIncident(actor)}
          incidents={canSeeIncidents(actor) ? await listIncidentsOf(askAs(actor), 'alarm', number) : []}
          kind="alarm"
          number={number}
        />
        <Panel plain title={t('alarm.entries')}>
          <ol className="flex flex-col gap-2">
            {alarm.entries.map((entry) => (
              <li className="flex flex-wrap gap-x-3" key={entry.id}>
                <span className="tabular-nums">{formatShortDateTime(entry.at, locale)}</span>
                <span>{entryLabel(entry.kind, t)}</span>
                <span>{entry.userName === '' ? t('alarm.portal') : `${entry.organizationName} ${entry.userName}`}</span>
                <span>{entry.detail}</span>
              </li>
            ))}
          </ol>
        </Panel>
      </div>
      <LiveRefresh topics={['network']} />
    </>
  );
}

function TicketOfAlarm({ alarm, t }: { alarm: AlarmDetail; t: NetworkWords }) {
  if (alarm.ticketNumber === null) return <p>{t(alarm.hasTicket ? 'alarm.ticketElsewhere' : 'alarm.none')}</p>;
  return (
    <a className="link" href={`/tickets/${alarm.ticketNumber}`}>
      {alarm.ticketNumber}
    </a>
  );
}

const kinds = ['opened', 'raised', 'lowered', 'acknowledged', 'notified', 'ticket_opened', 'resolved'] as const;

function entryLabel(kind: string, t: NetworkWords): string {
  const known = kinds.find((one) => one === kind);
  return known === undefined ? kind : t(`alarm.entryKinds.${known}`);
}
