import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRefresh } from '@/components/live/live-refresh';
import { ListFilter } from '@/components/projects/list-filter';
import { ProjectTable } from '@/components/projects/project-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ExportLinks } from '@/components/ui/export-links';
import { ButtonLink } from '@/components/ui/link';
import { ListOrProblems } from '@/components/ui/list-or-problems';
import { PageHeading } from '@/components/ui/page-heading';
import { Paging } from '@/components/ui/paging';
import { TabLinks } from '@/components/ui/tabs';
import { readQuery } from '@/lib/access/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { pageSize } from '@/lib/projects/constants';
import { countLimit, listProjects } from '@/lib/projects/list/queries';
import { queryOf } from '@/lib/projects/list/rules';
import { canLeadProjects, canSeeProjects } from '@/lib/projects/policy';
import { listProjectsSchema, projectTabs } from '@/lib/projects/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('projects'))('title') };
}

export default async function ProjectsPage({ searchParams }: PageProps<'/projects'>) {
  const actor = await requireActor();
  if (!canSeeProjects(actor)) notFound();
  const { filter, problems } = readQuery(listProjectsSchema, await searchParams);
  const t = await getTranslations('projects');
  const { rows, total } =
    problems.length === 0 ? await listProjects(askAs(actor), actor, filter) : { rows: [], total: 0 };
  const href = (change: Partial<typeof filter>) => `/projects?${queryOf({ ...filter, ...change })}`;
  const filtered = filter.q !== undefined || filter.from !== undefined;
  const own = actor.organizationKind === 'municipality';
  return (
    <>
      <PageHeading
        actions={
          canLeadProjects(actor) ? (
            <ButtonLink href="/projects/new" variant="solid">
              {t('begin')}
            </ButtonLink>
          ) : null
        }
        lead={t('lead')}
        title={t('title')}
      />
      <TabLinks
        items={projectTabs.map((tab) => ({
          href: href({ tab, page: 1 }),
          label: t(`tabs.${tab}`),
          current: tab === filter.tab,
        }))}
        label={t('tabs.label')}
      />
      <ListFilter action="/projects" filter={filter} keep={{ tab: filter.tab }} wide={!own} />
      <ListOrProblems
        clearHref={`/projects?tab=${filter.tab}`}
        labels={{ q: t('filters.q'), from: t('filters.from') }}
        problems={problems}
      >
        {rows.length === 0 ? (
          <EmptyState icon="check" title={t('empty')}>
            {t(filtered ? 'emptyFiltered' : own ? 'emptyHelp' : 'emptyReader')}
          </EmptyState>
        ) : (
          <ProjectTable rows={rows} />
        )}
        <Paging
          atLeast={total === countLimit}
          href={(page) => href({ page })}
          page={filter.page}
          pageSize={pageSize}
          total={total}
        />
        <ExportLinks href={(format) => `/projects/export?${queryOf({ ...filter, page: undefined, format })}`} />
      </ListOrProblems>
      <LiveRefresh topics={['projects']} />
    </>
  );
}
