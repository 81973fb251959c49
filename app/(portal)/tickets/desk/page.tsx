import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeskDayList, spanOf } from '@/components/tickets/desk-day-list';
import { DeskDayForm, DeskHoursForm } from '@/components/tickets/desk-hours-form';
import { PolicyForm, PolicyTable } from '@/components/tickets/policy-table';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { provenDone } from '@/lib/access/forms/done-mark';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { formatDate } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { readDesk } from '@/lib/tickets/desk-hours/queries';
import { usualHours } from '@/lib/tickets/desk-hours/rules';
import { runsDesk, setsTargets, worksAtDesk } from '@/lib/tickets/policy';
import { listPolicies } from '@/lib/tickets/sla/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets.desk'))('title') };
}

/** When the own desk works, and what is expected of it. */
export default async function DeskPage({
  searchParams,
}: {
  searchParams: Promise<{ saved?: string | string[]; by?: string | string[] }>;
}) {
  const actor = await requireActor();
  if (!worksAtDesk(actor)) notFound();
  const { saved } = provenDone(actor, await searchParams);
  const ask = askAs(actor);
  const desk = await readDesk(ask, actor.organizationId, dateInJapan(now()));
  const policies = await listPolicies(ask);
  const tickets = await getTranslations('tickets');
  const t = await getTranslations('tickets.desk');
  const editable = runsDesk(actor);
  return (
    <>
      <Breadcrumb items={[{ label: tickets('triage.title'), href: '/tickets/triage' }, { label: t('title') }]} />
      <PageHeading lead={t('lead')} title={t('title')} />
      {saved === undefined ? null : <Banner className="mb-6" kind="success" title={t('saved')} />}
      <div className="flex max-w-5xl flex-col gap-6">
        <Panel plain title={t('hours')}>
          <ul className="mb-3">
            {desk.hours.map((hours) => (
              <li key={hours.validFrom}>
                {t('hoursSince', { date: formatDate(hours.validFrom, actor.locale), span: spanOf(hours) })}
              </li>
            ))}
            <li>{t('usualHours', { span: spanOf(usualHours) })}</li>
          </ul>
          {editable ? (
            <Disclosure summary={t('setHours')}>
              <DeskHoursForm />
            </Disclosure>
          ) : null}
        </Panel>
        <Panel plain title={t('days')}>
          <DeskDayList days={desk.days} editable={editable} />
          {editable ? (
            <Disclosure summary={t('addDay')}>
              <DeskDayForm />
            </Disclosure>
          ) : null}
        </Panel>
        <Panel plain title={t('policies')}>
          <p className="mb-3">{t('policiesLead')}</p>
          <PolicyTable policies={policies} />
          {setsTargets(actor) ? (
            <Disclosure summary={t('addPolicy')}>
              <PolicyForm />
            </Disclosure>
          ) : null}
        </Panel>
      </div>
    </>
  );
}
