import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { after } from 'next/server';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Assignment } from '@/components/tickets/assignment';
import { Composer } from '@/components/tickets/composer';
import { CustodyStrip } from '@/components/tickets/custody-strip';
import { EntryList } from '@/components/tickets/entry-list';
import { StateMark, UrgencyMark } from '@/components/tickets/marks';
import { Overview } from '@/components/tickets/overview';
import { Presence } from '@/components/tickets/presence';
import { PrintedBy } from '@/components/tickets/printed-by';
import { TicketHistory } from '@/components/tickets/ticket-history';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeading } from '@/components/ui/page-heading';
import { Panel } from '@/components/ui/panel';
import { requireActor } from '@/lib/access/session';
import { askAs, withActor } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { type TicketMove, ticketMoves } from '@/lib/tickets/constants';
import { readTicketNumber } from '@/lib/tickets/number/rules';
import { movesOf } from '@/lib/tickets/policy';
import { readTicketPage } from '@/lib/tickets/queries';
import { openTicket } from '@/lib/tickets/read/mutations';

interface Props {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).number} ${(await getTranslations('tickets'))('title')}` };
}

const isMove = (value: unknown): value is TicketMove => ticketMoves.some((move) => move === value);

export default async function TicketPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { number } = await params;
  const typed = readTicketNumber(number);
  if (typed.kind === 'number' && typed.number !== number) redirect(`/tickets/${typed.number}`);
  const page = typed.kind === 'number' ? await readTicketPage(askAs(actor), actor, typed.number) : null;
  if (page === null) notFound();
  const { ticket, unreadUpTo } = page;
  if (unreadUpTo !== null) {
    after(() => withActor(actor, (db) => openTicket(db, actor, { id: ticket.id, shownUpTo: unreadUpTo })));
  }
  const t = await getTranslations('tickets');
  const { done } = await searchParams;
  const moves = movesOf(actor, ticket);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/tickets' }, { label: ticket.number }]} />
      {isMove(done) ? <Banner className="mb-4" kind="success" title={t(`page.done.${done}`)} /> : null}
      <PageHeading
        actions={
          <>
            <StateMark label={t(`states.${ticket.state}`)} state={ticket.state} />
            <UrgencyMark label={t(`urgencies.${ticket.urgency}`)} urgency={ticket.urgency} />
          </>
        }
        eyebrow={`${t('number')} ${ticket.number}`}
        title={ticket.subject}
      />
      {ticket.bypassed ? <Banner className="mb-4" kind="warning" title={t('page.urgentBypass')} /> : null}
      <PrintedBy actor={actor} />
      <CustodyStrip ticket={ticket} />
      <Presence composingLabel={t.raw('page.composing')} openLabel={t.raw('page.presence')} ticketId={ticket.id} />
      <div className="ticket-columns">
        <div className="flex min-w-0 flex-col gap-6">
          {ticket.actionTaken === '' ? null : (
            <Panel title={t('page.actionTaken')}>
              <p className="entry-body">{ticket.actionTaken}</p>
            </Panel>
          )}
          <EntryList ownOrganizationId={actor.organizationId} ticket={ticket} />
          <Composer draft={page.draft} moves={moves} ticket={ticket} userId={actor.userId} />
        </div>
        <aside className="flex min-w-0 flex-col gap-6">
          <Overview ticket={ticket}>
            <Assignment colleagues={page.colleagues} moves={moves} ticket={ticket} userId={actor.userId} />
          </Overview>
          <TicketHistory code={ticket.askerOrganizationCode} tickets={page.history} />
        </aside>
      </div>
      <LiveRefresh topics={['tickets']} />
    </>
  );
}
