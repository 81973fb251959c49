import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { LiveRefresh } from '@/components/live/live-refresh';
import { DeskTabs } from '@/components/tickets/desk-tabs';
import { FoundSince } from '@/components/tickets/found-since';
import { PrintedBy } from '@/components/tickets/printed-by';
import { SavedViews } from '@/components/tickets/saved-views';
import { filterLabels, TicketFilterBar } from '@/components/tickets/ticket-filter';
import { TicketTable } from '@/components/tickets/ticket-table';
import { TicketsFooter } from '@/components/tickets/tickets-footer';
import { Banner } from '@/components/ui/banner';
import { EmptyState } from '@/components/ui/empty-state';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ButtonLink } from '@/components/ui/link';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { readTicketList } from '@/lib/tickets/list/queries';
import { isFiltered, ticketsQuery } from '@/lib/tickets/list/rules';
import { listTicketsSchema } from '@/lib/tickets/list/schema';
import { readTicketNumber } from '@/lib/tickets/number/rules';
import { canAsk, canSeeTickets, canTakeCalls, worksAtDesk } from '@/lib/tickets/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets'))('title') };
}

export default async function TicketsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const actor = await requireActor();
  if (!canSeeTickets(actor)) notFound();
  const { filter, problems } = readQuery(listTicketsSchema, await searchParams);
  const typed = readTicketNumber(filter.q ?? '');
  if (typed.kind === 'number') redirect(`/tickets/${typed.number}`);
  const national = ['center', 'operator'].includes(actor.organizationKind);
  // What stands around the list is there in any case.
  const read = problems.length === 0 ? filter : listTicketsSchema.parse({ desk: filter.desk });
  const page = await readTicketList(askAs(actor, isFiltered(read) ? 'custom' : 'generic'), actor, read, national);
  const t = await getTranslations('tickets');
  return (
    <>
      <PageHeading
        actions={
          <>
            {worksAtDesk(actor) ? (
              <ButtonLink href="/tickets/triage" size="small">
                {t('triageAction')}
              </ButtonLink>
            ) : null}
            {canTakeCalls(actor) ? (
              <ButtonLink href="/tickets/phone" size="small">
                {t('phoneAction')}
              </ButtonLink>
            ) : null}
            {canAsk(actor) ? (
              <ButtonLink href="/tickets/new" size="small" variant="solid">
                {t('newAction')}
              </ButtonLink>
            ) : null}
          </>
        }
        title={t('title')}
      />
      <PrintedBy actor={actor} />
      <DeskTabs counts={page.counts} filter={filter} />
      {typed.kind === 'mistyped' ? (
        <Banner className="mb-4" kind="warning" title={t('mistyped', { typed: filter.q ?? '' })} />
      ) : null}
      <div className="list-tools">
        <Disclosure open={isFiltered(filter)} summary={t('filters.title')}>
          <TicketFilterBar
            filter={filter}
            personName={page.rows[0]?.holderUserName ?? null}
            prefectures={page.prefectures}
          />
        </Disclosure>
        <SavedViews query={ticketsQuery(filter)} views={page.views} />
      </div>
      <ListOrProblems clearHref={`/tickets?desk=${filter.desk}`} labels={filterLabels(t)} problems={problems}>
        {page.foundSince === null ? null : <FoundSince filter={filter} since={page.foundSince} />}
        {page.rows.length === 0 ? (
          <EmptyState title={isFiltered(filter) ? t('empty') : t('emptyDesk')}>{t('emptyHelp')}</EmptyState>
        ) : (
          <TicketTable
            caption={t(`desks.${filter.desk}`)}
            filter={filter}
            marked={page.marked}
            rows={page.rows}
            snippets={page.snippets}
          />
        )}
        <TicketsFooter filter={filter} list={page} />
      </ListOrProblems>
      <LiveRefresh topics={['tickets']} />
    </>
  );
}
