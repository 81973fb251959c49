import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRefresh } from '@/components/live/live-refresh';
import { ListFilter } from '@/components/projects/list-filter';
import { ListFrame } from '@/components/projects/list-frame';
import { ProjectTable } from '@/components/projects/project-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TabLinks } from '@/components/ui/layout/tabs';
import { ButtonLink } from '@/components/ui/link';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { listProjects } from '@/lib/projects/list/queries';
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
          href: `/projects?${queryOf({ ...filter, tab, page: 1 })}`,
          label: t(`tabs.${tab}`),
          current: tab === filter.tab,
        }))}
        label={t('tabs.label')}
      />
      <ListFilter action="/projects" filter={filter} keep={{ tab: filter.tab }} wide={!own} />
      <ListFrame
        address="/projects"
        clearHref={`/projects?tab=${filter.tab}`}
        filter={filter}
        problems={problems}
        total={total}
      >
        {rows.length === 0 ? (
          <EmptyState icon="check" title={t('empty')}>
            {t(filtered ? 'emptyFiltered' : own ? 'emptyHelp' : 'emptyReader')}
          </EmptyState>
        ) : (
          <ProjectTable rows={rows} />
        )}
      </ListFrame>
      <LiveRefresh topics={['projects']} />
    </>
  );
}
