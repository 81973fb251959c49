import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { ChangeTable } from '@/components/organizations/change-table';
import { ContactCheck } from '@/components/organizations/contact-check';
import { ContactPanel } from '@/components/organizations/contact-panel';
import { EndedBanners } from '@/components/organizations/ended-banners';
import { OrganizationFacts } from '@/components/organizations/organization-facts';
import { nameIn } from '@/components/organizations/organization-name';
import { PlanLinks } from '@/components/organizations/plan-links';
import { VersionHistory } from '@/components/organizations/version-history';
import { DeskHours } from '@/components/tickets/desk-day-list';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { listHolidays } from '@/lib/calendar/queries';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { listRefusedDesk } from '@/lib/notifications/queries';
import { findContactCheck } from '@/lib/organizations/contacts/checks/queries';
import { checkPeriodOf } from '@/lib/organizations/contacts/checks/rules';
import { canEditContacts, mayKeepContacts, seesEmergencyContacts } from '@/lib/organizations/contacts/policy';
import { listContacts } from '@/lib/organizations/contacts/queries';
import { countUsers, findByFormerCode, getOrganizationByCode } from '@/lib/organizations/detail/queries';
import { seesUserCount } from '@/lib/organizations/policy';
import { listChangesOf } from '@/lib/organizations/tree/list/queries';
import { canPlanOrganizationChange } from '@/lib/organizations/tree/policy';
import { readDesk } from '@/lib/tickets/desk-hours/queries';

/** Read once for the title and the page. */
const load = cache(async (code: string) => {
  const actor = await requireActor();
  const today = dateInJapan(now());
  const ask = askAs(actor);
  const organization = await getOrganizationByCode(ask, actor, code);
  if (organization === null) return { moved: await findByFormerCode(ask, code) };
  return {
    organization,
    contacts: await listContacts(ask, actor, organization.id),
    desk: await readDesk(ask, organization.id, today),
    changes: await listChangesOf(ask, organization.id),
    holidays: await listHolidays(ask, today, today),
    userCount: seesUserCount(actor, organization) ? await countUsers(ask, organization.id) : null,
  };
});

export async function generateMetadata({ params }: PageProps<'/organizations/[code]'>): Promise<Metadata> {
  const { code } = await params;
  const { organization } = await load(code);
  return { title: organization ? nameIn(await getLocale(), organization) : code };
}

export default async function OrganizationPage({ params, searchParams }: PageProps<'/organizations/[code]'>) {
  const actor = await requireActor();
  const { code } = await params;
  const page = await load(code);
  if (page.organization === undefined) {
    if (page.moved === null) notFound();
    redirect(`/organizations/${page.moved}?was=${encodeURIComponent(code)}`);
  }
  const { organization, contacts, desk, changes, holidays, userCount } = page;
  const t = await getTranslations('organizations');
  const name = nameIn(await getLocale(), organization);
  const owner = { id: organization.id, parentId: organization.parent?.id ?? null };
  const exists = organization.endedOn === null;
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/organizations' }, { label: name }]} />
      <PageHeading
        actions={exists && canPlanOrganizationChange(actor) ? <PlanLinks organization={organization} /> : null}
        eyebrow={`${t(`kinds.${organization.kind}`)} ${organization.code}`}
        title={name}
      />
      <EndedBanners formerCode={[(await searchParams).was].flat()[0]} organization={organization} />
      <div className="flex flex-col gap-6">
        <ContactPanel
          canEdit={exists && canEditContacts(actor, owner)}
          code={organization.code}
          contacts={contacts}
          holidays={holidays}
          now={now()}
          refused={
            organization.id === actor.organizationId
              ? await listRefusedDesk(askAs(actor), actor.organizationId)
              : undefined
          }
          seesEmergency={seesEmergencyContacts(actor, owner)}
        >
          <DeskHours days={desk.days} hours={desk.hours} />
          {organization.id === actor.organizationId && mayKeepContacts(actor) ? (
            <ContactCheck
              checkedOn={await findContactCheck(askAs(actor), actor.organizationId)}
              period={checkPeriodOf(dateInJapan(now()))}
            />
          ) : null}
        </ContactPanel>
        <Panel plain title={t('facts')}>
          <OrganizationFacts organization={organization} userCount={userCount} />
        </Panel>
        {changes.length === 0 ? null : (
          <Panel plain title={t('planned')}>
            <ChangeTable caption={t('planned')} changes={changes} />
          </Panel>
        )}
        <Panel plain title={t('history')}>
          <VersionHistory versions={organization.versions} />
        </Panel>
      </div>
    </>
  );
}
