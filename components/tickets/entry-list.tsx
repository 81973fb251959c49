import { getTranslations } from '@/lib/core/i18n/server';
import type { TicketDetail } from '@/lib/tickets/types';
import { Entry } from './entry';

interface EntryListProps {
  ticket: TicketDetail;
  ownOrganizationId: string;
}

/** Everything that was said and done and that this organization may read, oldest first. */
export async function EntryList({ ticket, ownOrganizationId }: EntryListProps) {
  const t = await getTranslations('tickets.page');
  return (
    <ol aria-label={t('entries')} className="flex flex-col gap-4">
      {ticket.entries.map((entry) => (
        <Entry key={entry.id} entry={entry} own={entry.organizationId === ownOrganizationId} />
      ))}
    </ol>
  );
}
