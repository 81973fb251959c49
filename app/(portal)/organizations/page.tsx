import type { Metadata } from 'next';
import { OrganizationFilter } from '@/components/organizations/organization-filter';
import { OrganizationTable } from '@/components/organizations/organization-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ExportLinks } from '@/components/ui/export-links';
import { PageHeading } from '@/components/ui/page-heading';
import { Paging } from '@/components/ui/paging';
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

export default async function OrganizationsPage({ searchParams }: PageProps<'/organizations'>) {
  const actor = await requireActor();
  const filter = listFilterSchema.parse(await searchParams);
  const ask = askAs(actor);
  const { rows, total } = await listOrganizations(ask, filter);
  const prefectures = await listPrefectures(ask);
  const t = await getTranslations('organizations');
  return (
    <>
      <PageHeading lead={t('lead')} title={t('title')} />
      <OrganizationFilter filter={filter} prefectures={prefectures} />
      {rows.length === 0 ? (
        <EmptyState icon="search" title={t('empty')}>
          {t('emptyHelp')}
        </EmptyState>
      ) : (
        <>
          <OrganizationTable filter={filter} rows={rows} />
          <Paging
            href={(page) => listHref(filter, { page })}
            page={filter.page}
            pageSize={listPageSize}
            total={total}
          />
          <ExportLinks href={(format) => listHref(filter, { page: 1, format }, '/organizations/export')} />
        </>
      )}
    </>
  );
}
