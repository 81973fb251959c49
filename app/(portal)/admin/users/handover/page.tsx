import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { nameIn } from '@/components/organizations/organization-name';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ActingBanner } from '@/components/users/acting-banner';
import { HandoverForm } from '@/components/users/handover-form';
import { HandoverText } from '@/components/users/handover-text';
import { handoverWords } from '@/components/users/handover-words';
import { PreparedList } from '@/components/users/prepared-list';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { getPrepared, listPrepared } from '@/lib/accounts/handover/prepared/queries';
import { nextFirstOfApril } from '@/lib/accounts/handover/prepared/rules';
import { handoverAddressSchema, writeHandover } from '@/lib/accounts/handover/schema';
import { administers, canKeepUsers } from '@/lib/accounts/users/policy';
import { findOrganization, findUsers } from '@/lib/accounts/users/queries';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { readAs } from '@/lib/core/db';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('handoverPage.title') };
}

interface HandoverPageProps {
  searchParams: Promise<Record<string, string | string[]>>;
}

export default async function HandoverPage({ searchParams }: HandoverPageProps) {
  const actor = await requireActor();
  if (!canKeepUsers(actor)) notFound();
  const { filter, problems } = readQuery(handoverAddressSchema, await searchParams);
  // It would be prepared for others than were ticked.
  if (problems.length > 0) notFound();
  const { organization: code, kind, user: ids, from } = filter;
  const { organization, chosen, prepared, refused } = await readAs(actor, async (db) => {
    const found = await findOrganization(db, { code: code || actor.organizationCode });
    return {
      organization: found,
      chosen: found && ids.length > 0 ? await findUsers(db, found.id, { ids }) : [],
      prepared: found ? await listPrepared(db, found.id) : [],
      refused: from ? await getPrepared(db, actor, from) : null,
    };
  });
  if (!organization || !administers(actor, organization)) notFound();
  if (from && refused?.organization.id !== organization.id) notFound();
  const [t, locale, words] = await Promise.all([getTranslations('users'), getLocale(), handoverWords()]);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/admin/users' }, { label: t('handoverPage.title') }]} />
      <PageHeading
        eyebrow={nameIn(actor.locale, organization)}
        lead={t('handoverPage.lead')}
        title={t('handoverPage.title')}
      />
      <ActingBanner actor={actor} organization={organization} />
      <Disclosure summary={t('handoverPage.how')}>
        <p>{t('handoverPage.howLead')}</p>
        <ul className="list-disc ps-6">
          <li>{t('handoverPage.howAdd')}</li>
          <li>{t('handoverPage.howChange')}</li>
          <li>{t('handoverPage.howDisable')}</li>
        </ul>
      </Disclosure>
      <HandoverForm
        ahead={{ effectiveOn: nextFirstOfApril(dateInJapan(now())) }}
        organizationId={organization.id}
        words={words}
      >
        <HandoverText value={refused?.text ?? writeHandover(chosen, kind, locale)} />
      </HandoverForm>
      <PreparedList rows={prepared} />
    </>
  );
}
