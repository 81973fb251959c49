import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { ContactAdvice } from '@/components/incidents/contact-advice';
import { OpenForm } from '@/components/incidents/open-form';
import { SheetForm } from '@/components/incidents/sheet-form';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { listHolidays } from '@/lib/calendar/queries';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { localInput } from '@/lib/core/tokyo';
import { describeAlarms } from '@/lib/incidents/opening/queries';
import { canActInIncident } from '@/lib/incidents/policy';
import { readUploadedSheet } from '@/lib/incidents/sheet/queries';
import { findOperatorContact } from '@/lib/organizations/contacts/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('incidents'))('new') };
}

const text = (value: string | string[] | undefined): string => [value ?? []].flat().join(' ').slice(0, 200);

export default async function NewIncidentPage({ searchParams }: PageProps<'/incidents/new'>) {
  const actor = await requireActor();
  if (!canActInIncident(actor)) notFound();
  const t = await getTranslations('incidents');
  const shell = await getTranslations('shell');
  const { alarm, ticket, sheet } = await searchParams;
  const sheetId = z.uuid().safeParse(sheet);
  const uploaded = sheetId.success ? await readUploadedSheet(actor, sheetId.data) : null;
  const read = uploaded?.ok ? uploaded.value : null;
  const alarms = text(alarm);
  const at = now();
  const today = dateInJapan(at);
  const ask = askAs(actor);
  const described = await describeAlarms(ask, actor, alarms.split(/\s+/));
  const known = described ? { system: described.system, occurredAt: localInput(described.openedAt) } : {};
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/incidents' }, { label: t('new') }]} />
      <PageHeading lead={t('newLead')} title={t('new')} />
      <ContactAdvice
        actor={actor}
        holidays={await listHolidays(ask, today, today)}
        now={at}
        operator={await findOperatorContact(ask, actor, today)}
      />
      <SheetForm />
      {read && read.refused.length > 0 ? (
        <Banner className="mb-6 max-w-4xl" kind="warning" title={t('form.sheetRefused')}>
          {read.refused.map((key) => t(`report.${key}`)).join(shell('listSeparator'))}
        </Banner>
      ) : null}
      <OpenForm
        actor={actor}
        alarms={alarms}
        detectedAt={localInput(described?.openedAt ?? at)}
        tickets={text(ticket)}
        title={described?.title ?? ''}
        values={{ contactName: actor.userName, ...(read?.values ?? known) }}
      />
    </>
  );
}
