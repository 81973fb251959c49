import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { getTranslations } from '@/lib/core/i18n/server';
import { makeKnowledgeAction } from '@/lib/knowledge/actions';
import { formatKnowledgeNumber } from '@/lib/knowledge/number/rules';

interface TicketKnowledgeProps {
  ticketId: string;
  ticketNumber: string;
  items: readonly { number: number; title: string; made: boolean }[];
  /** May this reader keep its answer? */
  makes: boolean;
}

/** What was kept of this inquiry or used for it, what is like it, and one click to keep its answer. */
export async function TicketKnowledge({ ticketId, ticketNumber, items, makes }: TicketKnowledgeProps) {
  const t = await getTranslations('knowledge');
  const tickets = await getTranslations('tickets.page');
  const another = items.some(({ made }) => made);
  const make = t(another ? 'makeAnother' : 'make');
  return (
    <Panel className="no-print" title={t('ofTicket')}>
      <ul className="flex flex-col gap-1">
        {items.map(({ number, title }) => (
          <li key={number}>
            <TextLink href={`/knowledge/${number}`}>{`${formatKnowledgeNumber(number)} ${title}`}</TextLink>
          </li>
        ))}
        <li>
          <TextLink href={`/tickets?desk=all&sort=relevance&answered=yes&like=${ticketNumber}`}>
            {tickets('similar')}
          </TextLink>
        </li>
      </ul>
      {makes ? (
        <ActionForm action={makeKnowledgeAction} className="mt-3" label={make}>
          <input name="ticketId" type="hidden" value={ticketId} />
          {another ? <input name="another" type="hidden" value="true" /> : null}
          <div>
            <SubmitButton size="small" variant="outline">
              {make}
            </SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Panel>
  );
}
