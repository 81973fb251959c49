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

interface AssignmentProps {
  ticket: TicketDetail;
  moves: readonly TicketMove[];
  userId: UserId;
  colleagues: readonly Colleague[];
  /** In triage: the view in which one goes on. */
  view?: TriageView | undefined;
}

/** Who has it: take it with one click, or give it to a colleague. */
export async function Assignment({ ticket, moves, userId, colleagues, view }: AssignmentProps) {
  const t = await getTranslations('tickets');
  const mine = ticket.holderUserId === userId;
  const target = (
    <>
      <input name="ticketId" type="hidden" value={ticket.id} />
      <input name="version" type="hidden" value={ticket.version} />
      <TriageField view={view} />
    </>
  );
  return (
    <div className="no-print mt-4 flex flex-col gap-2 empty:hidden">
      {moves.includes('take') && !mine ? (
        <ActionForm action={moveTicketAction} label={t('composer.take')}>
          {target}
          <input name="move" type="hidden" value="take" />
          <SubmitButton variant="outline">
            {ticket.holderUserId === null ? t('composer.take') : t('composer.takeOver')}
          </SubmitButton>
        </ActionForm>
      ) : null}
      {moves.includes('assign') ? (
        <Disclosure summary={t('moves.assign')}>
          <ActionForm action={moveTicketAction} label={t('moves.assign')}>
            {target}
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
