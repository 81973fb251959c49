import { ActionForm } from '@/components/ui/action-form';
import { SubmitButton } from '@/components/ui/submit-button';
import { moveTicketAction } from '@/lib/tickets/actions';
import type { TicketSummary } from '@/lib/tickets/list/types';

/** Takes an inquiry with one click, from the list. */
export function TakeButton({ ticket, label }: { ticket: TicketSummary; label: string }) {
  return (
    <ActionForm action={moveTicketAction} label={`${label} ${ticket.number}`}>
      <input name="ticketId" type="hidden" value={ticket.id} />
      <input name="version" type="hidden" value={ticket.version} />
      <input name="move" type="hidden" value="take" />
      <SubmitButton size="small" variant="outline">
        {label}
      </SubmitButton>
    </ActionForm>
  );
}
