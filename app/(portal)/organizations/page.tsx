import type { Metadata } from 'next';
import { filterLabels, OrganizationFilter } from '@/components/organizations/organization-filter';
import { OrganizationTable } from '@/components/organizations/organization-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ExportLinks } from '@/components/ui/list/export-links';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { Paging } from '@/components/ui/list/paging';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { listPageSize } from '@/lib/organizations/constants';
import { listOrganizations, listPrefectures } from '@/lib/organizations/queries';
import { listHref } from '@/lib/organizations/rules';
import { listFilterSchema } from '@/lib/organizations/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations'))('title') };
}

const nothing = { rows: [], total: 0 };

export default async function OrganizationsPage({ searchParams }: PageProps<'/organizations'>) {
  const actor = await requireActor();
  const { filter, problems } = readQuery(listFilterSchema, await searchParams);
  const ask = askAs(actor);
  const { rows, total } = problems.length > 0 ? nothing : await listOrganizations(ask, filter);
  const prefectures = await listPrefectures(ask);
  const t = await getTranslations('organizations');
  return (
    <>
      <PageHeading lead={t('lead')} title={t('title')} />
      <OrganizationFilter filter={filter} prefectures={prefectures} />
      <ListOrProblems clearHref="/organizations" labels={filterLabels(t)} problems={problems}>
        {rows.length === 0 ? (
          <EmptyState icon="search" title={t('empty')}>
            {t('emptyHelp')}
          </EmptyState>
        ) : (
          <OrganizationTable filter={filter} rows={rows} />
        )}
        <Paging href={(page) => listHref(filter, { page })} page={filter.page} pageSize={listPageSize} total={total} />
        {rows.length === 0 ? null : (
          <ExportLinks href={(format) => listHref(filter, { page: 1, format }, '/organizations/export')} />
        )}
      </ListOrProblems>
    </>
  );
}
