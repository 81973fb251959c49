import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { IncidentsOf } from '@/components/incidents/incidents-of';
import { TicketKnowledge } from '@/components/knowledge/ticket-knowledge';
import { LiveRefresh } from '@/components/live/live-refresh';
import { TicketAlarmPanel } from '@/components/network/ticket-alarm';
import { Assignment, TakeTicket } from '@/components/tickets/assignment';
import { Composer } from '@/components/tickets/composer';
import { CustodyStrip } from '@/components/tickets/custody-strip';
import { DoneBanner, offersUndo } from '@/components/tickets/done-banner';
import { EntryList } from '@/components/tickets/entry-list';
import { Facts } from '@/components/tickets/facts';
import { HoldMark } from '@/components/tickets/hold-mark';
import { StateMark, UrgencyMark } from '@/components/tickets/marks';
import { isLong, Newest } from '@/components/tickets/newest';
import { Overview } from '@/components/tickets/overview';
import { Presence } from '@/components/tickets/presence';
import { PrintedBy } from '@/components/tickets/printed-by';
import { RecoveryPanel } from '@/components/tickets/recovery-panel';
import { TicketHistory } from '@/components/tickets/ticket-history';
import { WorkPanel } from '@/components/tickets/work-panel';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { hasRole } from '@/lib/access/actor';
import { provenDone } from '@/lib/access/forms/done-mark';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { listIncidentsOf } from '@/lib/incidents/links/queries';
import { canActInIncident, canSeeIncidents } from '@/lib/incidents/policy';
import { canWriteKnowledge } from '@/lib/knowledge/policy';
import { knowledgeOfTicket } from '@/lib/knowledge/queries';
import { readTicketAlarm } from '@/lib/network/alarms/queries';
import { writtenMoves } from '@/lib/tickets/composer/rules';
import { isEnded } from '@/lib/tickets/constants';
import { readTicketNumber } from '@/lib/tickets/number/rules';
import { canTakeCalls, moverOf, movesOf, worksAtDesk } from '@/lib/tickets/policy';
import { showTicketPage } from '@/lib/tickets/presence/mutations';
import { actDone, holdDone } from '@/lib/tickets/rules';
import { readTicketWork } from '@/lib/tickets/work/queries';

interface Props {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ done?: string | string[]; by?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).number} ${(await getTranslations('tickets'))('title')}` };
}

export default async function TicketPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { number } = await params;
  const typed = readTicketNumber(number);
  if (typed.kind === 'number' && typed.number !== number) redirect(`/tickets/${typed.number}`);
  const page = typed.kind === 'number' ? await showTicketPage(actor, typed.number) : null;
  if (page === null) notFound();
  const { ticket } = page;
  const alarm = ticket.category === 'fault' ? await readTicketAlarm(askAs(actor), actor, ticket.id) : null;
  const t = await getTranslations('tickets');
  const asked = await searchParams;
  const did = actDone(asked.done, ticket.entries.at(-1), actor.userId) ?? holdDone(provenDone(actor, asked).done);
  const moves = movesOf(actor, ticket);
  const kept = await knowledgeOfTicket(askAs(actor), ticket.id);
  const work = await readTicketWork(askAs(actor), actor, ticket.id);
  const holds = worksAtDesk(actor) && ticket.holderOrganizationId === actor.organizationId && !isEnded(ticket.state);
  const keepsRecovery =
    actor.organizationKind === 'center' &&
    hasRole(actor, 'system_management', 'system_administrator') &&
    !isEnded(ticket.state);
  const showsRecovery = work.recovery !== null || (keepsRecovery && ticket.category === 'fault');
  // An asker with a short conversation reads it on the first screen; whoever works on one, by when it is due.
  const readsFirst = actor.organizationId === ticket.askerOrganizationId && !isLong(ticket);
  const facts = (
    <Facts ticket={ticket} work={work}>
      <TakeTicket moves={moves} ticket={ticket} userId={actor.userId} />
    </Facts>
  );
  const makes = canWriteKnowledge(actor) && ticket.entries.some(({ kind }) => kind === 'answered');
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/tickets' }, { label: ticket.number }]} />
      <DoneBanner did={did} ticket={ticket} work={work} />
      <PageHeading
        eyebrow={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {`${t('number')} ${ticket.number}`}
            <StateMark label={t(`states.${ticket.state}`)} state={ticket.state} />
            <HoldMark hold={work.hold} />
            <UrgencyMark label={t(`urgencies.${ticket.urgency}`)} urgency={ticket.urgency} />
          </span>
        }
        title={ticket.subject}
      />
      {work.vendorMatter ? (
        <Banner className="mb-4" kind="info" title={t('work.vendorBanner')}>
          <TextLink href={`/organizations/${ticket.askerOrganizationCode}`}>{t('work.vendorContacts')}</TextLink>
        </Banner>
      ) : null}
      {ticket.bypassed ? <Banner className="mb-4" kind="warning" title={t('page.urgentBypass')} /> : null}
      <PrintedBy actor={actor} />
      <CustodyStrip ticket={ticket} />
      <Presence composingLabel={t.raw('page.composing')} openLabel={t.raw('page.presence')} ticketId={ticket.id} />
      <div className="ticket-columns">
        <div className="flex min-w-0 flex-col gap-4">
          <Newest composes={writtenMoves(ticket, moves).length > 0} ticket={ticket} />
          {readsFirst ? null : facts}
          <EntryList reader={moverOf(actor)} takesBack={work.takesBack && !offersUndo(did, work)} ticket={ticket}>
            {ticket.actionTaken === '' ? null : (
              <Panel title={t('page.actionTaken')}>
                <p className="entry-body">{ticket.actionTaken}</p>
              </Panel>
            )}
          </EntryList>
          {readsFirst ? facts : null}
        </div>
        <aside className="ticket-side">
          {alarm === null ? null : <TicketAlarmPanel alarm={alarm} />}
          <Composer draft={page.draft} moves={moves} ticket={ticket} userId={actor.userId} />
          <Overview ticket={ticket}>
            <Assignment
              colleagues={page.colleagues}
              moves={moves}
              takes={false}
              ticket={ticket}
              userId={actor.userId}
            />
            <WorkPanel center={canTakeCalls(actor)} holds={holds} ticket={ticket} work={work} />
          </Overview>
          {showsRecovery ? <RecoveryPanel keeps={keepsRecovery} recovery={work.recovery} ticketId={ticket.id} /> : null}
          <IncidentsOf
            acts={canActInIncident(actor)}
            incidents={canSeeIncidents(actor) ? await listIncidentsOf(askAs(actor), 'ticket', ticket.number) : []}
            kind="ticket"
            number={ticket.number}
          />
          <TicketKnowledge items={kept} makes={makes} ticketId={ticket.id} ticketNumber={ticket.number} />
          <TicketHistory code={ticket.askerOrganizationCode} tickets={page.history} />
        </aside>
      </div>
      <LiveRefresh topics={alarm === null ? ['tickets'] : ['tickets', 'network']} />
    </>
  );
}
