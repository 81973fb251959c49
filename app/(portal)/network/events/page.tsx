import type { Metadata } from 'next';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EventTable } from '@/components/network/event-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/form/input';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { FilterBar, FilterItem, FilterSelect } from '@/components/ui/list/filter-bar';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { eventGroups } from '@/lib/network/constants';
import { listEvents } from '@/lib/network/events/queries';
import { type EventFilter, eventFilterSchema } from '@/lib/network/events/schema';

const path = '/network/events';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('network'))('events.title') };
}

function addressOf(filter: EventFilter, page: number): string {
  const set = Object.entries({ ...filter, page: page === 1 ? undefined : page }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}

export default async function EventsPage({ searchParams }: PageProps<'/network/events'>) {
  const actor = await requireActor();
  const { filter, problems } = readQuery(eventFilterSchema, await searchParams);
  const { rows, more } =
    problems.length > 0 ? { rows: [], more: false } : await listEvents(askAs(actor), actor, filter);
  const t = await getTranslations('network');
  const labels = {
    group: t('events.group'),
    organization: t('events.organization'),
    about: t('events.about'),
    until: t('events.until'),
  };
  const { page, ...set } = filter;
  const filtered = Object.values(set).some((value) => value !== undefined);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/network' }, { label: t('events.title') }]} />
      <PageHeading lead={t('events.lead')} title={t('events.title')} />
      <FilterBar action={path} clearHref={filtered ? path : undefined}>
        <FilterSelect
          defaultValue={filter.group ?? ''}
          emptyLabel={t('alarms.filters.any')}
          label={labels.group}
          name="group"
          options={eventGroups.map((value) => ({ value, label: t(`events.groups.${value}`) }))}
        />
        {(['organization', 'about'] as const).map((name) => (
          <FilterItem id={`filter-${name}`} key={name} label={labels[name]}>
            <Input defaultValue={filter[name] ?? ''} id={`filter-${name}`} name={name} size="small" />
          </FilterItem>
        ))}
        <FilterItem id="filter-until" label={labels.until}>
          <Input defaultValue={filter.until ?? ''} id="filter-until" name="until" size="small" type="date" />
        </FilterItem>
      </FilterBar>
      <ListOrProblems clearHref={path} labels={labels} problems={problems}>
        {rows.length === 0 ? (
          <EmptyState icon="search" title={t('events.empty')}>
            {filtered ? t('alarms.emptyHelp') : null}
          </EmptyState>
        ) : (
          <>
            <EventTable caption={t('events.title')} events={rows} locale={await getLocale()} t={t} />
            <nav aria-label={t('events.title')} className="mt-4 flex justify-between">
              {page > 1 ? (
                <a className="link py-2" href={addressOf(filter, page - 1)} rel="prev">
                  {t('events.newer')}
                </a>
              ) : (
                <span />
              )}
              {more ? (
                <a className="link py-2" href={addressOf(filter, page + 1)} rel="next">
                  {t('events.older')}
                </a>
              ) : null}
            </nav>
          </>
        )}
      </ListOrProblems>
      <LiveRefresh topics={['network']} />
    </>
  );
}
