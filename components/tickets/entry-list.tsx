import { getTranslations } from 'next-intl/server';
import type { FileSummary } from '@/lib/files/types';
import type { TicketDetail } from '@/lib/tickets/types';
import { Entry } from './entry';

interface EntryListProps {
  ticket: TicketDetail;
  files: ReadonlyMap<string, FileSummary>;
  ownOrganizationId: string;
}

/** Everything that was said and done and that this organization may read, oldest first. */
export async function EntryList({ ticket, files, ownOrganizationId }: EntryListProps) {
  const t = await getTranslations('tickets.page');
  return (
    <ol aria-label={t('entries')} className="flex flex-col gap-4">
      {ticket.entries.map((entry) => (
        <Entry key={entry.id} entry={entry} files={files} own={entry.organizationId === ownOrganizationId} />
      ))}
    </ol>
  );
}
