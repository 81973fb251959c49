import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { IncidentFilterBar } from '@/components/incidents/incident-filter';
import { IncidentTable } from '@/components/incidents/incident-table';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TabLinks } from '@/components/ui/layout/tabs';
import { ButtonLink, TextLink } from '@/components/ui/link';
import { ExportLinks } from '@/components/ui/list/export-links';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { Paging } from '@/components/ui/list/paging';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { pageSize } from '@/lib/incidents/constants';
import { exportLimit } from '@/lib/incidents/exports/queries';
import { countIncidents, countLimit, listIncidents } from '@/lib/incidents/list/queries';
import { incidentsHref, incidentsQuery } from '@/lib/incidents/list/rules';
import { incidentTabs, listIncidentsSchema } from '@/lib/incidents/list/schema';
import { canActInIncident, canSeeIncidents, canSetDeadlines } from '@/lib/incidents/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('incidents'))('title') };
}

export default async function IncidentsPage({ searchParams }: PageProps<'/incidents'>) {
  const actor = await requireActor();
  if (!canSeeIncidents(actor)) notFound();
  const { filter, problems } = readQuery(listIncidentsSchema, await searchParams);
  const t = await getTranslations('incidents');
  const ask = askAs(actor, 'custom');
  const figures = await countIncidents(ask, actor);
  const { rows, total } = problems.length === 0 ? await listIncidents(ask, actor, filter) : { rows: [], total: 0 };
  const labels = { q: t('filters.q'), mark: t('filters.mark'), from: t('filters.from') };
  const counts = { waiting: figures.waiting, open: figures.open };
  return (
    <>
      <PageHeading
        actions={
          canActInIncident(actor) ? (
            <ButtonLink href="/incidents/new" variant="solid">
              {t('new')}
            </ButtonLink>
          ) : null
        }
        lead={t('lead')}
        title={t('title')}
      />
      <p className="no-print mb-4 flex flex-wrap gap-x-6">
        <TextLink className="py-2" href="/incidents/statistics">
          {t('statistics.title')}
        </TextLink>
        {canSetDeadlines(actor) ? (
          <TextLink className="py-2" href="/incidents/deadlines">
            {t('deadlines.title')}
          </TextLink>
        ) : null}
      </p>
      <TabLinks
        items={incidentTabs.map((name) => ({
          href: incidentsHref(filter, { tab: name, page: 1 }),
          label: t(`tabs.${name}`),
          current: name === filter.tab,
          ...(name in counts ? { count: formatNumber(counts[name as keyof typeof counts]) } : {}),
        }))}
        label={t('title')}
      />
      <IncidentFilterBar filter={filter} />
      <ListOrProblems clearHref={`/incidents?tab=${filter.tab}`} labels={labels} problems={problems}>
        {rows.length === 0 ? (
          <EmptyState icon="alert" title={t('empty')}>
            {t('emptyHelp')}
          </EmptyState>
        ) : (
          <IncidentTable caption={t(`tabs.${filter.tab}`)} rows={rows} />
        )}
        <Paging
          atLeast={total > countLimit}
          href={(page) => incidentsHref(filter, { page })}
          page={filter.page}
          pageSize={pageSize}
          total={Math.min(total, countLimit)}
        />
        <ExportLinks
          href={(format) => `/incidents/export?${incidentsQuery({ ...filter, page: 1 })}&format=${format}`}
          {...(total > countLimit ? { most: exportLimit } : {})}
        />
      </ListOrProblems>
      <LiveRefresh topics={['incidents']} />
    </>
  );
}
