import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink } from '@/components/ui/link';
import { dateInJapan } from '@/lib/calendar/rules';
import { getTranslations } from '@/lib/core/i18n/server';
import type { RefusedMail } from '@/lib/notifications/types';
import type { Contact } from '@/lib/organizations/contacts/types';
import { ContactCard } from './contact-card';

interface ContactPanelProps {
  code: string;
  contacts: readonly Contact[];
  now: Date;
  holidays: ReadonlySet<string>;
  canEdit: boolean;
  /** False: there may be emergency windows that this actor is not shown. */
  seesEmergency: boolean;
  /** Addresses whose newest mail no server took, for the organization's own people. */
  refused?: ReadonlyMap<string, RefusedMail> | undefined;
  /** Whether they were looked through, for the organization's own people. */
  children?: ReactNode;
}

export async function ContactPanel(props: ContactPanelProps) {
  const { code, contacts, now, holidays, canEdit, seesEmergency, refused, children } = props;
  const t = await getTranslations('organizations.contacts');
  const base = `/organizations/${code}/contacts`;
  return (
    <Panel
      aside={
        canEdit ? (
          <ButtonLink href={`${base}/new`} size="small">
            {t('add')}
          </ButtonLink>
        ) : null
      }
      id="contacts"
      plain
      title={t('title')}
    >
      {contacts.length === 0 ? (
        <EmptyState icon="phone" title={t('none')}>
          {canEdit ? t('noneHelp') : null}
        </EmptyState>
      ) : (
        <ul>
          {contacts.map((contact) => (
            <ContactCard
              key={contact.id}
              contact={contact}
              editHref={canEdit ? `${base}/${contact.id}` : undefined}
              holidays={holidays}
              now={now}
              refused={refused?.get(contact.email)}
              today={dateInJapan(now)}
            />
          ))}
        </ul>
      )}
      {seesEmergency ? null : <p className="mt-3 text-solid-gray-700">{t('emergencyHidden')}</p>}
      {children}
    </Panel>
  );
}
