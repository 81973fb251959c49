import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { NumberedItem } from '@/components/knowledge/numbered-item';
import { LiveRefresh } from '@/components/live/live-refresh';
import { ActiveFilters } from '@/components/tickets/active-filters';
import { ColumnChoice } from '@/components/tickets/column-choice';
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
import { formOwnerOf } from '@/lib/access/forms/owner';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { findNumbered } from '@/lib/knowledge/queries';
import { readTicketList } from '@/lib/tickets/list/queries';
import {
  columnsCookie,
  columnsSeparator,
  isFiltered,
  keptColumns,
  ticketsHref,
  ticketsQuery,
} from '@/lib/tickets/list/rules';
import { listTicketsSchema, ticketColumns } from '@/lib/tickets/list/schema';
import { readTicketNumber } from '@/lib/tickets/number/rules';
import { canAsk, canSeeTickets, canTakeCalls, worksAtDesk } from '@/lib/tickets/policy';
import { rankedShown } from '@/lib/tickets/search/constants';

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
  const item = await findNumbered(askAs(actor), filter.q ?? '');
  const t = await getTranslations('tickets');
  const cookie = columnsCookie(formOwnerOf(actor.userId));
  const columns = filter.columns ?? keptColumns((await cookies()).get(cookie)?.value);
  const best = read.sort === 'relevance' && page.total >= rankedShown;
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
      {item === null ? null : <NumberedItem {...item} />}
      <div className="list-tools">
        <Disclosure open={problems.length > 0} summary={t('filters.title')}>
          <TicketFilterBar
            askers={actor.organizationKind !== 'municipality'}
            filter={filter}
            personName={page.rows[0]?.holderUserName ?? null}
            prefectures={page.prefectures}
          />
        </Disclosure>
        <Disclosure summary={t('columnChoice.legend')}>
          <ColumnChoice
            columns={ticketColumns
              .filter((name) => name !== 'subject')
              .map((name) => ({ name, label: t(`columns.${name}`), shown: columns.includes(name) }))}
            cookie={cookie}
            href={ticketsHref(filter, { columns: undefined })}
            separator={columnsSeparator}
            words={{
              legend: t('columnChoice.legend'),
              submit: t('columnChoice.submit'),
              usual: t('columnChoice.usual'),
            }}
          />
        </Disclosure>
        <SavedViews query={ticketsQuery(filter)} views={page.views} />
      </div>
      {problems.length > 0 ? null : (
        <ActiveFilters askers={page.askers} filter={filter} personName={page.rows[0]?.holderUserName ?? null} />
      )}
      <ListOrProblems clearHref={`/tickets?desk=${filter.desk}`} labels={filterLabels(t)} problems={problems}>
        <FoundSince best={best ? page.total : null} filter={filter} since={page.foundSince} />
        {page.rows.length === 0 ? (
          <EmptyState title={isFiltered(filter) ? t('empty') : t('emptyDesk')}>{t('emptyHelp')}</EmptyState>
        ) : (
          <TicketTable
            caption={t(`desks.${filter.desk}`)}
            columns={columns}
            filter={filter}
            marks={page.marks}
            rows={page.rows}
            snippets={page.snippets}
          />
        )}
        <TicketsFooter best={best} filter={filter} list={page} />
      </ListOrProblems>
      <LiveRefresh topics={['tickets']} />
    </>
  );
}
