import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ContactForm } from '@/components/organizations/contact-form';
import { ContactPageHead } from '@/components/organizations/contact-page-head';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { createContactAction } from '@/lib/organizations/contacts/actions';
import { canEditContacts } from '@/lib/organizations/contacts/policy';
import { findContactOwner } from '@/lib/organizations/contacts/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations.contacts'))('add') };
}

export default async function NewContactPage({ params }: PageProps<'/organizations/[code]/contacts/new'>) {
  const actor = await requireActor();
  const { code } = await params;
  const owner = await findContactOwner(askAs(actor), code);
  if (owner === null || !canEditContacts(actor, owner)) notFound();
  const t = await getTranslations('organizations.contacts');
  return (
    <>
      <ContactPageHead actor={actor} organization={owner} title="addTitle" />
      <ContactForm action={createContactAction} label={t('add')}>
        <input name="organizationId" type="hidden" value={owner.id} />
      </ContactForm>
    </>
  );
}
