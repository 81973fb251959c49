import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ConnectionTable } from '@/components/applications/connection-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/form/input';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { FilterBar, FilterItem } from '@/components/ui/list/filter-bar';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { listConnections } from '@/lib/applications/connections/queries';
import { listConnectionsSchema } from '@/lib/applications/connections/schema';
import { findForm } from '@/lib/applications/forms/queries';
import { canSeeApplications } from '@/lib/applications/policy';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('applications.connections'))('title') };
}

/** Who is connected to what, and when: what approved applications brought about. */
export default async function ConnectionsPage({ searchParams }: PageProps<'/applications/connections'>) {
  const actor = await requireActor();
  if (!canSeeApplications(actor)) notFound();
  const { filter, problems } = readQuery(listConnectionsSchema, await searchParams);
  const t = await getTranslations('applications');
  const ask = askAs(actor);
  const form = await findForm(ask, 'connection-start');
  const { rows, more } = problems.length === 0 ? await listConnections(ask, actor, filter) : { rows: [], more: false };
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/applications' }, { label: t('connections.title') }]} />
      <PageHeading lead={t('connections.lead')} title={t('connections.title')} />
      <FilterBar action="/applications/connections" clearHref={filter.code ? '/applications/connections' : undefined}>
        <FilterItem id="filter-code" label={t('connections.code')}>
          <Input defaultValue={filter.code ?? ''} id="filter-code" maxLength={20} name="code" size="small" />
        </FilterItem>
      </FilterBar>
      <ListOrProblems
        clearHref="/applications/connections"
        labels={{ code: t('connections.code') }}
        problems={problems}
      >
        {rows.length === 0 ? (
          <EmptyState icon="file" title={t('connections.empty')}>
            {t('connections.emptyHelp')}
          </EmptyState>
        ) : (
          <ConnectionTable fields={form?.fields ?? []} rows={rows} />
        )}
        {more ? <p className="mt-3">{t('connections.more')}</p> : null}
      </ListOrProblems>
    </>
  );
}
