import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { getTranslations } from '@/lib/core/i18n/server';
import { takeBackAction } from '@/lib/tickets/actions';
import type { TriageView } from '@/lib/tickets/triage/schema';
import type { TicketDetail } from '@/lib/tickets/types';
import { TriageField } from './triage-field';

interface TakeBackProps {
  ticket: Pick<TicketDetail, 'id' | 'version'>;
  /** In triage: the view in which one goes on. */
  view?: TriageView | undefined;
}

/** Undoes the last sending, as long as nobody has opened it. */
export async function TakeBack({ ticket, view }: TakeBackProps) {
  const t = await getTranslations('tickets.work');
  return (
    <ActionForm action={takeBackAction} className="no-print" label={t('takeBack')}>
      <input name="ticketId" type="hidden" value={ticket.id} />
      <input name="version" type="hidden" value={ticket.version} />
      <TriageField view={view} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton size="small" variant="outline">
          {t('takeBack')}
        </SubmitButton>
        <span className="text-dns-14N-130">{t('takeBackHelp')}</span>
      </div>
    </ActionForm>
  );
}
