import { StateMark, UrgencyMark } from '@/components/tickets/marks';
import { Button } from '@/components/ui/button';
import { ActionForm } from '@/components/ui/form/action-form';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { StatusBadge } from '@/components/ui/status-badge';
import { now } from '@/lib/core/clock';
import { formatSpan } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { takeTicketAction } from '@/lib/tickets/actions';
import type { TicketSummary } from '@/lib/tickets/list/types';

interface TicketCardsProps {
  title: string;
  tickets: readonly TicketSummary[];
  /** Said when there are none. */
  none: string;
  /** The whole list. */
  href: string;
  /** Whose name stands with it: who asked, or who holds it now. */
  show: 'asker' | 'holder';
  /** Untaken ones can be taken with one click; the list then stands in a form. */
  takeable?: boolean;
}

/** One form around all: the button that is pressed says which inquiry is taken. */
export function TicketQueue(props: TicketCardsProps) {
  return (
    <ActionForm action={takeTicketAction} label={props.title}>
      <TicketCards {...props} takeable />
    </ActionForm>
  );
}

/** A short list of inquiries on a dashboard: state, subject, whose, since when, against the target. */
export async function TicketCards({ title, tickets, none, href, show, takeable }: TicketCardsProps) {
  const t = await getTranslations();
  const locale = await getLocale();
  const at = now();
  return (
    <Panel
      aside={
        tickets.length === 0 ? undefined : (
          <TextLink aria-label={`${t('dashboard.all')}: ${title}`} href={href}>
            {t('dashboard.all')}
          </TextLink>
        )
      }
      plain
      title={title}
    >
      {tickets.length === 0 ? <p>{none}</p> : null}
      <ul className="cards">
        {tickets.map((ticket) => (
          <li key={ticket.id} className="card">
            <div className="card-text">
              <p className="card-facts">
                <StateMark label={t(`tickets.states.${ticket.state}`)} state={ticket.state} />
                {ticket.urgency === 'normal' ? null : (
                  <UrgencyMark label={t(`tickets.urgencies.${ticket.urgency}`)} urgency={ticket.urgency} />
                )}
                {ticket.dueAt !== null && ticket.dueAt < at ? (
                  <StatusBadge tone="error">{t('tickets.overdue')}</StatusBadge>
                ) : null}
                <span>
                  {t('dashboard.heldBy', {
                    holder: show === 'asker' ? ticket.askerName : ticket.holderName,
                    span: formatSpan(at.getTime() - ticket.holderSince.getTime(), locale),
                  })}
                </span>
              </p>
              <a className="link" href={`/tickets/${ticket.number}`}>
                {ticket.subject}
              </a>
            </div>
            {takeable && ticket.holderUserName === null ? (
              <Button
                aria-label={`${t('dashboard.take')} ${ticket.number}`}
                name="ticket"
                size="small"
                type="submit"
                value={`${ticket.id} ${ticket.version}`}
              >
                {t('dashboard.take')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
