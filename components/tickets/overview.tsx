import type { ReactNode } from 'react';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { dialled } from '@/lib/access/forms/texts';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { TicketDetail } from '@/lib/tickets/types';
import { DueClock } from './due-clock';

/** The inquiry sheet's facts beside the conversation (様02-04). */
export async function Overview({ ticket, children }: { ticket: TicketDetail; children: ReactNode }) {
  const t = await getTranslations('tickets');
  const locale = await getLocale();
  const none = t('noDue');
  const time = (instant: Date | null) => (instant === null ? none : formatDateTime(instant, locale));
  const number = dialled(ticket.contactPhone);
  return (
    <Panel title={t('page.side')}>
      <DefinitionList
        items={[
          { term: t('page.due'), value: <DueClock dueAt={ticket.dueAt} /> },
          { term: t('page.holder'), value: ticket.holderOrganizationName },
          { term: t('page.holderUser'), value: ticket.holderUserName ?? t('page.noHolderUser') },
          { term: t('columns.system'), value: t(`systems.${ticket.system}`) },
          { term: t('columns.category'), value: t(`categories.${ticket.category}`) },
          { term: t('columns.route'), value: t(`routes.${ticket.route}`) },
          { term: t('columns.channel'), value: t(`channels.${ticket.channel}`) },
          ...(ticket.externalReference === null
            ? []
            : [{ term: t('columns.externalReference'), value: ticket.externalReference }]),
          { term: t('page.askedAt'), value: time(ticket.createdAt) },
          { term: t('page.occurredAt'), value: time(ticket.occurredAt) },
          {
            term: t('columns.asker'),
            value: (
              <TextLink href={`/organizations/${ticket.askerOrganizationCode}`}>
                {ticket.askerOrganizationName}
              </TextLink>
            ),
          },
          {
            term: t('page.contact'),
            value: (
              <>
                <span className="block">{ticket.contactName}</span>
                <span className="block">
                  {number === null ? (
                    ticket.contactPhone
                  ) : (
                    <TextLink href={`tel:${number}`}>{ticket.contactPhone}</TextLink>
                  )}
                </span>
                {ticket.contactMail === '' ? null : (
                  <TextLink className="block break-all" href={`mailto:${ticket.contactMail}`}>
                    {ticket.contactMail}
                  </TextLink>
                )}
              </>
            ),
          },
        ]}
      />
      <p className="no-print mt-3 flex flex-wrap gap-x-4">
        {(['xlsx', 'pdf'] as const).map((format) => (
          <a key={format} className="link inline-block py-2" href={`/tickets/${ticket.number}/sheet?format=${format}`}>
            {t(`sheet.${format}`)}
          </a>
        ))}
      </p>
      {children}
    </Panel>
  );
}
