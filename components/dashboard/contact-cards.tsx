import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { getTranslations } from '@/lib/core/i18n/server';
import type { NearContact } from '@/lib/organizations/contacts/near/queries';

/** Whom to call when it is urgent. */
export async function ContactCards({ contacts }: { contacts: readonly NearContact[] }) {
  const t = await getTranslations('dashboard');
  return (
    <Panel aside={<TextLink href="/contacts">{t('contactsAll')}</TextLink>} plain title={t('contacts')}>
      <p>{t('contactsLead')}</p>
      <ul className="cards mt-2">
        {contacts.map((contact) => (
          <li key={contact.id} className="card">
            <div className="card-text">
              <TextLink href={`/organizations/${contact.organizationCode}`}>{contact.organizationName}</TextLink>{' '}
              {contact.department}
            </div>
            <span className="text-std-17B-170 tabular-nums">{contact.phone}</span>
            <span className="text-dns-14N-130">
              {contact.opens}–{contact.closes}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
