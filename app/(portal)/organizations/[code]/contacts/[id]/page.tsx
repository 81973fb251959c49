import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { ContactForm } from '@/components/organizations/contact-form';
import { ContactPageHead } from '@/components/organizations/contact-page-head';
import { RemoveContact } from '@/components/organizations/remove-contact';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { editContactAction } from '@/lib/organizations/contacts/actions';
import { canEditContacts } from '@/lib/organizations/contacts/policy';
import { findContactOwner, getContact } from '@/lib/organizations/contacts/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations.contacts'))('edit') };
}

export default async function EditContactPage({ params }: PageProps<'/organizations/[code]/contacts/[id]'>) {
  const actor = await requireActor();
  const { code, id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const ask = askAs(actor);
  const owner = await findContactOwner(ask, code);
  const contact = await getContact(ask, actor, id);
  if (owner === null || contact?.organizationId !== owner.id || !canEditContacts(actor, owner)) notFound();
  const t = await getTranslations('organizations.contacts');
  return (
    <>
      <ContactPageHead
        actions={<RemoveContact contact={contact} />}
        actor={actor}
        organization={owner}
        title="editTitle"
      />
      <ContactForm action={editContactAction} contact={contact} label={t('edit')}>
        <input name="id" type="hidden" value={contact.id} />
        <input name="version" type="hidden" value={contact.version} />
      </ContactForm>
    </>
  );
}
