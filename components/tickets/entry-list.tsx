import { Fragment, type ReactNode } from 'react';
import { getTranslations } from '@/lib/core/i18n/server';
import type { OrganizationId, UserId } from '@/lib/core/ids';
import { canCorrect, undonePlaces, wasSent } from '@/lib/tickets/corrections/rules';
import type { TriageView } from '@/lib/tickets/triage/schema';
import type { TicketDetail, TicketEntryView } from '@/lib/tickets/types';
import { Entry } from './entry';
import { TakeBack } from './take-back';

interface EntryListProps {
  ticket: TicketDetail;
  reader: { userId: UserId; organizationId: OrganizationId; desk: boolean };
  /** In triage: the view in which one goes on. */
  view?: TriageView | undefined;
  /** The last sending can be undone, and that is not offered elsewhere on the page. */
  takesBack?: boolean;
  /** Stands behind the question: what the asker has tried. */
  children?: ReactNode;
}

/** What was asked on the telephone is the caller's, whoever wrote it down. */
const callerOf = (
  {
    channel,
    askerOrganizationName,
    contactName,
  }: Pick<TicketDetail, 'channel' | 'askerOrganizationName' | 'contactName'>,
  kind: string,
) => (channel === 'phone' && kind === 'question' ? { organization: askerOrganizationName, name: contactName } : null);

/** Everything that was said and done and that this organization may read, oldest first. */
export async function EntryList({ ticket, reader, view, takesBack = false, children }: EntryListProps) {
  const t = await getTranslations('tickets.page');
  const placeOf = (id: string | null) => ticket.entries.find((entry) => entry.id === id)?.seq ?? null;
  const sent = takesBack ? ticket.entries.findLast((entry) => wasSent(entry, reader.organizationId)) : undefined;
  const undone = undonePlaces(ticket.entries);
  const isUndone = ({ seq, kind, sourceId }: TicketEntryView) =>
    undone.has(seq) || (kind === 'correction' && undone.has(placeOf(sourceId) ?? 0));
  return (
    <ol aria-label={t('entries')} className="flex flex-col gap-3">
      {ticket.entries.map((entry, index) => (
        <Fragment key={entry.id}>
          <Entry
            caller={callerOf(ticket, entry.kind)}
            corrected={entry.kind === 'correction' ? placeOf(entry.sourceId) : null}
            corrects={canCorrect(entry, reader)}
            entry={entry}
            own={entry.organizationId === reader.organizationId}
            undone={isUndone(entry)}
            view={view}
          >
            {entry === sent ? <TakeBack ticket={ticket} view={view} /> : null}
          </Entry>
          {index === 0 && children ? <li>{children}</li> : null}
        </Fragment>
      ))}
    </ol>
  );
}
