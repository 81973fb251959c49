import type { ReactNode } from 'react';
import { TextLink } from '@/components/ui/link';
import { dialled } from '@/lib/access/forms/texts';
import { getTranslations } from '@/lib/core/i18n/server';
import type { TicketDetail } from '@/lib/tickets/types';
import type { TicketWork } from '@/lib/tickets/work/queries';
import { DueClock } from './due-clock';
import { Targets } from './targets';

interface FactsProps {
  ticket: TicketDetail;
  work: Pick<TicketWork, 'targets'>;
  /** Takes it, beside who has it. */
  children: ReactNode;
}

/** What whoever works on an inquiry must know at once: by when, for whom, about what, and who has it. */
export async function Facts({ ticket, work: { targets }, children }: FactsProps) {
  const t = await getTranslations('tickets');
  const phone = dialled(ticket.contactPhone);
  return (
    <div className="ticket-facts">
      {targets === null ? null : <Targets view={targets} />}
      <section>
        <h2>{t('page.side')}</h2>
        <dl>
          <dt>{t('page.due')}</dt>
          <dd>
            <DueClock dueAt={ticket.dueAt} />
            {targets?.next ? <span className="block text-solid-gray-700">{t(`sla.${targets.next}`)}</span> : null}
          </dd>
          <dt>{t('page.holderUser')}</dt>
          <dd>
            {ticket.holderUserName ?? t('page.noHolderUser')}
            {children}
          </dd>
          <dt>{t('columns.asker')}</dt>
          <dd>
            <TextLink href={`/organizations/${ticket.askerOrganizationCode}`}>{ticket.askerOrganizationName}</TextLink>
          </dd>
          <dt>{t('page.contact')}</dt>
          <dd>
            {ticket.contactName}{' '}
            {phone === null ? ticket.contactPhone : <TextLink href={`tel:${phone}`}>{ticket.contactPhone}</TextLink>}
          </dd>
          <dt>{t('columns.system')}</dt>
          <dd>{t(`systems.${ticket.system}`)}</dd>
          <dt>{t('columns.category')}</dt>
          <dd>{t(`categories.${ticket.category}`)}</dd>
        </dl>
      </section>
    </div>
  );
}
