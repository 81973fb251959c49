import type { ReactNode } from 'react';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { TicketDetail } from '@/lib/tickets/types';

/** The rest of the inquiry sheet's facts (様02-04), and what is done with it beside answering. */
export async function Overview({ ticket, children }: { ticket: TicketDetail; children: ReactNode }) {
  const t = await getTranslations('tickets');
  const locale = await getLocale();
  const none = t('noDue');
  const time = (instant: Date | null) => (instant === null ? none : formatDateTime(instant, locale));
  return (
    <Panel title={t('page.details')}>
      <DefinitionList
        items={[
          { term: t('page.holder'), value: ticket.holderOrganizationName },
          { term: t('columns.route'), value: t(`routes.${ticket.route}`) },
          { term: t('columns.channel'), value: t(`channels.${ticket.channel}`) },
          ...(ticket.externalReference === null
            ? []
            : [{ term: t('columns.externalReference'), value: ticket.externalReference }]),
          { term: t('page.askedAt'), value: time(ticket.createdAt) },
          { term: t('page.occurredAt'), value: time(ticket.occurredAt) },
          ...(ticket.contactMail === ''
            ? []
            : [
                {
                  term: t('page.contactMail'),
                  value: (
                    <TextLink className="break-all" href={`mailto:${ticket.contactMail}`}>
                      {ticket.contactMail}
                    </TextLink>
                  ),
                },
              ]),
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
