import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { getTranslations } from '@/lib/core/i18n/server';
import type { UserId } from '@/lib/core/ids';
import { moveTicketAction } from '@/lib/tickets/actions';
import type { TicketMove } from '@/lib/tickets/constants';
import type { Colleague } from '@/lib/tickets/duty/queries';
import type { TriageView } from '@/lib/tickets/triage/schema';
import type { TicketDetail } from '@/lib/tickets/types';
import { colleagueOptions } from './colleague-options';
import { TriageField } from './triage-field';

interface TakeProps {
  ticket: TicketDetail;
  moves: readonly TicketMove[];
  userId: UserId;
  /** In triage: the view in which one goes on. */
  view?: TriageView | undefined;
}

interface AssignmentProps extends TakeProps {
  colleagues: readonly Colleague[];
  /** Taking it is offered here, too. */
  takes?: boolean;
}

function Target({ ticket, view }: Pick<TakeProps, 'ticket' | 'view'>) {
  return (
    <>
      <input name="ticketId" type="hidden" value={ticket.id} />
      <input name="version" type="hidden" value={ticket.version} />
      <TriageField view={view} />
    </>
  );
}

/** Takes it with one click, or from a colleague. */
export async function TakeTicket({ ticket, moves, userId, view }: TakeProps) {
  if (!moves.includes('take') || ticket.holderUserId === userId) return null;
  const t = await getTranslations('tickets.composer');
  return (
    <ActionForm action={moveTicketAction} className="no-print" label={t('take')}>
      <Target ticket={ticket} view={view} />
      <input name="move" type="hidden" value="take" />
      <div>
        <SubmitButton size="small" variant="outline">
          {ticket.holderUserId === null ? t('take') : t('takeOver')}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Who has it: take it with one click, or give it to a colleague. */
export async function Assignment({ ticket, moves, userId, colleagues, view, takes = true }: AssignmentProps) {
  const t = await getTranslations('tickets');
  return (
    <div className="no-print mt-4 flex flex-col gap-2 empty:hidden">
      {takes ? <TakeTicket moves={moves} ticket={ticket} userId={userId} view={view} /> : null}
      {moves.includes('assign') ? (
        <Disclosure summary={t('moves.assign')}>
          <ActionForm action={moveTicketAction} label={t('moves.assign')}>
            <Target ticket={ticket} view={view} />
            <input name="move" type="hidden" value="assign" />
            <SelectField
              defaultValue={ticket.holderUserId ?? userId}
              label={t('composer.colleague')}
              name="assigneeId"
              options={await colleagueOptions(colleagues)}
              required
            />
            <SubmitButton variant="outline">{t('composer.assignSubmit')}</SubmitButton>
          </ActionForm>
        </Disclosure>
      ) : null}
    </div>
  );
}
