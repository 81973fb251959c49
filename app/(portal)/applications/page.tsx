import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ApplicationFilterBar } from '@/components/applications/application-filter';
import { ApplicationTable } from '@/components/applications/application-table';
import { AreaLinks } from '@/components/applications/area-links';
import { BulkForm } from '@/components/applications/bulk-form';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TabLinks } from '@/components/ui/layout/tabs';
import { ButtonLink } from '@/components/ui/link';
import { ExportLinks } from '@/components/ui/list/export-links';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { Paging } from '@/components/ui/list/paging';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { pageSize } from '@/lib/applications/constants';
import { exportLimit } from '@/lib/applications/exports/queries';
import { listForms } from '@/lib/applications/forms/queries';
import { countApplications, countLimit, listApplications } from '@/lib/applications/list/queries';
import { applicationsHref, applicationsQuery } from '@/lib/applications/list/rules';
import { listApplicationsSchema } from '@/lib/applications/list/schema';
import { canApply, canReview, canSeeApplications } from '@/lib/applications/policy';
import { askAs } from '@/lib/core/db';
import { formatUpTo } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('applications'))('title') };
}

export default async function ApplicationsPage({ searchParams }: PageProps<'/applications'>) {
  const actor = await requireActor();
  if (!canSeeApplications(actor)) notFound();
  const { filter, problems } = readQuery(listApplicationsSchema, await searchParams);
  const t = await getTranslations('applications');
  const ask = askAs(actor, 'custom');
  const figures = await countApplications(ask, actor);
  const waiting = figures.waiting + figures.returned;
  const reviewer = ['prefecture', 'center', 'operator'].includes(actor.organizationKind);
  const tab = filter.tab ?? (reviewer || waiting > 0 ? 'waiting' : 'own');
  const forms = await listForms(ask);
  const { rows, total } =
    problems.length === 0 ? await listApplications(ask, actor, tab, filter) : { rows: [], total: 0 };
  const tabs = reviewer ? (['waiting', 'reviewed', 'own'] as const) : (['own', 'waiting'] as const);
  const labels = { q: t('filters.q'), state: t('filters.state'), form: t('filters.form'), from: t('filters.from') };
  return (
    <>
      <PageHeading
        actions={
          canApply(actor) ? (
            <ButtonLink href="/applications/new" variant="solid">
              {t('new')}
            </ButtonLink>
          ) : null
        }
        lead={t(`tabLead.${tab}`)}
        title={t('title')}
      />
      <AreaLinks actor={actor} />
      <TabLinks
        items={tabs.map((name) => ({
          href: applicationsHref({ ...filter, tab: name, page: 1 }),
          label: t(`tabs.${name}`),
          current: name === tab,
          ...(name === 'waiting' ? { count: formatUpTo(waiting, countLimit) } : {}),
        }))}
        label={t('title')}
      />
      <ApplicationFilterBar filter={filter} forms={forms} tab={tab} />
      <ListOrProblems clearHref={`/applications?tab=${tab}`} labels={labels} problems={problems}>
        {rows.length === 0 ? (
          <EmptyState icon="file" title={t('empty')}>
            {t('emptyHelp')}
          </EmptyState>
        ) : tab === 'waiting' && canReview(actor) ? (
          <BulkForm caption={t(`tabs.${tab}`)} rows={rows} />
        ) : (
          <ApplicationTable caption={t(`tabs.${tab}`)} rows={rows} />
        )}
        <Paging
          atLeast={total > countLimit}
          href={(page) => applicationsHref({ ...filter, tab, page })}
          page={filter.page}
          pageSize={pageSize}
          total={Math.min(total, countLimit)}
        />
        <ExportLinks
          href={(format) => `/applications/export?${applicationsQuery({ ...filter, tab, page: 1 })}&format=${format}`}
          {...(total > countLimit ? { most: exportLimit } : {})}
        />
      </ListOrProblems>
      <LiveRefresh topics={['applications']} />
    </>
  );
}
