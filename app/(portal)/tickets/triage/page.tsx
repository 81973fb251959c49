import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Assignment } from '@/components/tickets/assignment';
import { BulkResult } from '@/components/tickets/bulk-result';
import { Composer } from '@/components/tickets/composer';
import { type Done, DoneBanner, offersUndo } from '@/components/tickets/done-banner';
import { EntryList } from '@/components/tickets/entry-list';
import { HoldMark } from '@/components/tickets/hold-mark';
import { StateMark, UrgencyMark } from '@/components/tickets/marks';
import { TriageFilterForm } from '@/components/tickets/triage-filter-form';
import { TriageKeys } from '@/components/tickets/triage-keys';
import { TriageList } from '@/components/tickets/triage-list';
import { WorkPanel } from '@/components/tickets/work-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TabLinks } from '@/components/ui/layout/tabs';
import { ButtonLink, TextLink } from '@/components/ui/link';
import type { Actor } from '@/lib/access/actor';
import { provenDone } from '@/lib/access/forms/done-mark';
import { dialled } from '@/lib/access/forms/texts';
import { readQueryOrNotFound } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { isEnded, triageQueues } from '@/lib/tickets/constants';
import { canTakeCalls, moverOf, movesOf, worksAtDesk } from '@/lib/tickets/policy';
import { showTicketPage } from '@/lib/tickets/presence/mutations';
import type { TicketPageData } from '@/lib/tickets/queries';
import { actDone, holdDone } from '@/lib/tickets/rules';
import { findMember, listQueue } from '@/lib/tickets/triage/queries';
import { placeIn, triageAddress } from '@/lib/tickets/triage/rules';
import { type TriageFilter, type TriageView, triagePageSchema } from '@/lib/tickets/triage/schema';
import { readTicketWork, type TicketWork } from '@/lib/tickets/work/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets'))('triage.title') };
}

/** The same view with something else chosen in it. */
const hrefOf = (filter: TriageFilter, change: Partial<TriageFilter>): string =>
  triageAddress({ ...filter, ticket: undefined, at: undefined, ...change });

export default async function TriagePage({ searchParams }: PageProps<'/tickets/triage'>) {
  const actor = await requireActor();
  if (!worksAtDesk(actor)) notFound();
  const params = (await searchParams) as Record<string, string | string[]>;
  const { chosen, ...filter } = readQueryOrNotFound(triagePageSchema, params);
  const ask = askAs(actor, 'custom');
  const skills = filter.queue === 'skills' ? (await findMember(ask, actor)).skills : [];
  const rows = await listQueue(ask, actor, filter, skills);
  const number = filter.ticket ?? rows[0]?.number ?? null;
  const page = number === null ? null : await showTicketPage(actor, number);
  const work = page === null ? null : await readTicketWork(askAs(actor), actor, page.ticket.id);
  const t = await getTranslations('tickets');
  const proven = provenDone(actor, params);
  const did =
    page === null ? null : (actDone(params.done, page.ticket.entries.at(-1), actor.userId) ?? holdDone(proven.done));
  const { current, next } = placeIn(
    rows.map((row) => row.number),
    number,
    filter.at,
  );
  const { ticket: _, ...queue } = filter;
  const view = { ...queue, at: current === -1 ? next : current };
  return (
    <>
      {page === null || work === null ? null : <DoneBanner did={did} ticket={page.ticket} view={view} work={work} />}
      <BulkResult done={proven} />
      <PageHeading
        actions={
          <>
            <ButtonLink href="/tickets/reports">{t('triage.reports')}</ButtonLink>
            <ButtonLink href="/tickets/desk">{t('triage.desk')}</ButtonLink>
            <ButtonLink href="/tickets/triage/shift">{t('triage.shift')}</ButtonLink>
          </>
        }
        title={t('triage.title')}
      />
      <TabLinks
        items={triageQueues.map((queue) => ({
          href: hrefOf(filter, { queue }),
          label: t(`triage.queues.${queue}`),
          current: queue === filter.queue,
        }))}
        label={t('triage.queues.label')}
      />
      <div className="list-tools">
        <Disclosure open={filter.system !== undefined || filter.group !== undefined} summary={t('triage.filter')}>
          <TriageFilterForm center={canTakeCalls(actor)} filter={filter} />
        </Disclosure>
        <TriageKeys
          keys={[
            { key: 'j', text: t('triage.next') },
            { key: 'k', text: t('triage.previous') },
            { key: 't', text: t('triage.take') },
            { key: 'a', text: t('triage.answer') },
            { key: 's', text: t('triage.assign') },
            { key: 'z', text: t('triage.snooze') },
            { key: 'Esc', text: t('triage.leaveField') },
          ]}
          label={t('triage.keys')}
        />
      </div>
      {rows.length === 0 && page === null ? (
        <EmptyState title={t('triage.none')}>{t('emptyHelp')}</EmptyState>
      ) : (
        <div className="triage">
          <TriageList
            chosen={chosen.map(({ ticketId }) => ticketId)}
            current={number}
            href={(ticket, at) => hrefOf(filter, { ticket, at })}
            now={now()}
            rows={rows}
            view={view}
          />
          {page === null || work === null ? null : (
            <Beside actor={actor} did={did} page={page} view={view} work={work} />
          )}
        </div>
      )}
      <LiveRefresh topics={['tickets']} />
    </>
  );
}

interface BesideProps {
  actor: Actor;
  did: Done;
  page: TicketPageData;
  work: TicketWork;
  view: TriageView;
}

/** The inquiry beside the queue, with everything that is done in triage. */
async function Beside({ actor, did, page, work, view }: BesideProps) {
  const t = await getTranslations('tickets');
  const { ticket } = page;
  const moves = movesOf(actor, ticket);
  const phone = dialled(ticket.contactPhone);
  const holds = ticket.holderOrganizationId === actor.organizationId && !isEnded(ticket.state);
  // Anew for each inquiry: nothing that was chosen or opened beside one is there beside the next.
  return (
    <section key={ticket.id} aria-label={ticket.subject} className="triage-ticket">
      <div className="flex flex-wrap items-baseline gap-3">
        <h2 className="text-std-20B-150">{ticket.subject}</h2>
        <StateMark label={t(`states.${ticket.state}`)} state={ticket.state} />
        <HoldMark hold={work.hold} />
        <UrgencyMark label={t(`urgencies.${ticket.urgency}`)} urgency={ticket.urgency} />
        <TextLink href={`/tickets/${ticket.number}`}>{`${ticket.number} ${t('triage.open')}`}</TextLink>
      </div>
      <p className="mt-1 flex flex-wrap gap-x-3">
        {ticket.askerOrganizationName} {ticket.contactName}
        {phone === null ? null : <TextLink href={`tel:${phone}`}>{ticket.contactPhone}</TextLink>}
      </p>
      <div className="triage-columns">
        <EntryList
          reader={moverOf(actor)}
          takesBack={work.takesBack && !offersUndo(did, work)}
          ticket={ticket}
          view={view}
        />
        <div className="ticket-side" data-triage="side">
          <div data-triage="take">
            <Assignment colleagues={page.colleagues} moves={moves} ticket={ticket} userId={actor.userId} view={view} />
          </div>
          <Composer draft={page.draft} moves={moves} ticket={ticket} userId={actor.userId} view={view} />
          <WorkPanel center={canTakeCalls(actor)} holds={holds} ticket={ticket} view={view} work={work} />
        </div>
      </div>
    </section>
  );
}
