import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ListFilter } from '@/components/projects/list-filter';
import { ListFrame } from '@/components/projects/list-frame';
import { PlanTable } from '@/components/projects/plan-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ButtonLink } from '@/components/ui/link';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { listPlans } from '@/lib/projects/plans/queries';
import { canLeadProjects, canSeeProjects } from '@/lib/projects/policy';
import { listPlansSchema } from '@/lib/projects/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('projects'))('plans.title') };
}

export default async function OperationPlansPage({ searchParams }: PageProps<'/operation-plans'>) {
  const actor = await requireActor();
  if (!canSeeProjects(actor)) notFound();
  const { filter, problems } = readQuery(listPlansSchema, await searchParams);
  const t = await getTranslations('projects');
  const { rows, total } = problems.length === 0 ? await listPlans(askAs(actor), actor, filter) : { rows: [], total: 0 };
  const filtered = filter.q !== undefined || filter.from !== undefined;
  const own = actor.organizationKind === 'municipality';
  return (
    <>
      <PageHeading
        actions={
          canLeadProjects(actor) ? (
            <ButtonLink href="/operation-plans/new" variant="solid">
              {t('plans.new')}
            </ButtonLink>
          ) : null
        }
        lead={t('plans.lead')}
        title={t('plans.title')}
      />
      <ListFilter action="/operation-plans" filter={filter} wide={!own} />
      <ListFrame
        address="/operation-plans"
        clearHref="/operation-plans"
        filter={filter}
        problems={problems}
        total={total}
      >
        {rows.length === 0 ? (
          <EmptyState icon="clock" title={t('plans.empty')}>
            {t(filtered ? 'emptyFiltered' : own ? 'plans.emptyHelp' : 'plans.emptyReader')}
          </EmptyState>
        ) : (
          <PlanTable rows={rows} />
        )}
      </ListFrame>
    </>
  );
}
