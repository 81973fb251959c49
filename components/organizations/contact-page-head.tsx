import type { ReactNode } from 'react';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import type { Actor } from '@/lib/access/actor';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { OrganizationRef } from '@/lib/organizations/types';
import { nameIn } from './organization-name';

interface ContactPageHeadProps {
  actor: Actor;
  organization: OrganizationRef;
  title: 'addTitle' | 'editTitle';
  actions?: ReactNode;
}

/** Says whose window is being worked on, and when it is somebody else's (代行). */
export async function ContactPageHead({ actor, organization, title, actions }: ContactPageHeadProps) {
  const t = await getTranslations('organizations');
  const name = nameIn(await getLocale(), organization);
  const heading = t(`contacts.${title}`, { name });
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/organizations' },
          { label: name, href: `/organizations/${organization.code}` },
          { label: heading },
        ]}
      />
      <PageHeading actions={actions} title={heading} />
      {organization.id === actor.organizationId ? null : (
        <Banner className="mb-6" kind="info" title={t('contacts.behalfNote', { name })} />
      )}
    </>
  );
}
