import type { Metadata } from 'next';
import { PlaceTable } from '@/components/network/place-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/form/input';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ButtonLink } from '@/components/ui/link';
import { FilterBar, FilterItem } from '@/components/ui/list/filter-bar';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { listPlaces } from '@/lib/network/places/queries';
import { type PlaceFilter, placeFilterSchema } from '@/lib/network/places/schema';
import { canManageNetwork } from '@/lib/network/policy';

const path = '/network/places';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('network'))('place.title') };
}

function addressOf({ organization }: PlaceFilter, page: number): string {
  const query = new URLSearchParams({ ...(organization ? { organization } : {}), page: String(page) });
  return `${path}?${query}`;
}

/** Where nodes stand and lines end. */
export default async function PlacesPage({ searchParams }: PageProps<'/network/places'>) {
  const actor = await requireActor();
  const { filter, problems } = readQuery(placeFilterSchema, await searchParams);
  const { rows, more } =
    problems.length > 0 ? { rows: [], more: false } : await listPlaces(askAs(actor), actor, filter);
  const t = await getTranslations('network');
  const { organization, page } = filter;
  const labels = { organization: t('events.organization') };
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/network' }, { label: t('place.title') }]} />
      <PageHeading
        actions={
          canManageNetwork(actor) ? (
            <ButtonLink href={`${path}/new`} size="small">
              {t('place.registerTitle')}
            </ButtonLink>
          ) : undefined
        }
        lead={t('place.lead')}
        title={t('place.title')}
      />
      <FilterBar action={path} clearHref={organization === undefined ? undefined : path}>
        <FilterItem id="filter-organization" label={labels.organization}>
          <Input defaultValue={organization ?? ''} id="filter-organization" name="organization" size="small" />
        </FilterItem>
      </FilterBar>
      <ListOrProblems clearHref={path} labels={labels} problems={problems}>
        {rows.length === 0 ? (
          <EmptyState icon="search" title={t('place.empty')}>
            {organization === undefined ? null : t('alarms.emptyHelp')}
          </EmptyState>
        ) : (
          <PlaceTable places={rows} t={t} />
        )}
        <nav aria-label={t('place.title')} className="mt-4 flex justify-between">
          {page > 1 ? (
            <a className="link py-2" href={addressOf(filter, page - 1)} rel="prev">
              {t('place.previous')}
            </a>
          ) : (
            <span />
          )}
          {more ? (
            <a className="link py-2" href={addressOf(filter, page + 1)} rel="next">
              {t('place.next')}
            </a>
          ) : null}
        </nav>
      </ListOrProblems>
    </>
  );
}
