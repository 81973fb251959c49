import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RecordForm } from '@/components/statistics/disclosure/record-form';
import { RecordTable } from '@/components/statistics/disclosure/record-table';
import { Banner } from '@/components/ui/banner';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TabLinks } from '@/components/ui/layout/tabs';
import { TextLink } from '@/components/ui/link';
import { ExportLinks } from '@/components/ui/list/export-links';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { Paging } from '@/components/ui/list/paging';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { readAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { exportLimit, pageSize } from '@/lib/statistics/disclosure/constants';
import { casesQuery } from '@/lib/statistics/disclosure/list/rules';
import { countUnset, listRecords } from '@/lib/statistics/disclosure/records/queries';
import { listRecordsSchema } from '@/lib/statistics/disclosure/schema';
import { canFollowDisclosure, canSeeStatistics } from '@/lib/statistics/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('disclosure'))('records.title') };
}

export default async function RecordsPage({ searchParams }: PageProps<'/statistics/disclosure/records'>) {
  const actor = await requireActor();
  if (!canSeeStatistics(actor)) notFound();
  const { filter, problems } = readQuery(listRecordsSchema, await searchParams);
  const t = await getTranslations('disclosure');
  const { list, unset } = await readAs(actor, async (db) => ({
    list: await listRecords(db, actor, filter),
    unset: await countUnset(db, actor),
  }));
  const sets = canFollowDisclosure(actor) && actor.organizationKind !== 'operator';
  const address = '/statistics/disclosure/records';
  const shows = [undefined, 'unset', 'coded'] as const;
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/statistics/disclosure' }, { label: t('records.title') }]} />
      <PageHeading lead={t('records.lead')} title={t('records.title')} />
      <Banner
        className="mb-6"
        kind={unset === 0 ? 'success' : 'warning'}
        title={unset === 0 ? t('records.checkNone') : t('records.checkFound', { count: unset })}
      >
        {unset === 0 ? null : (
          <TextLink className="inline-block py-2" href={`${address}?show=unset`}>
            {t('records.checkLink')}
          </TextLink>
        )}
      </Banner>
      {sets ? <RecordForm ownCode={actor.organizationCode} /> : null}
      <TabLinks
        items={shows.map((show) => ({
          href: `${address}?${casesQuery({ show })}`,
          label: t(`records.${show ?? 'all'}`),
          current: filter.show === show,
        }))}
        label={t('records.title')}
      />
      <ListOrProblems clearHref={address} labels={{ show: t('columns.code') }} problems={problems}>
        {list.rows.length === 0 ? (
          <EmptyState title={t('records.empty')} />
        ) : (
          <RecordTable
            caption={t('records.title')}
            organizationId={actor.organizationId}
            rows={list.rows}
            sets={sets}
          />
        )}
        <Paging
          href={(page) => `${address}?${casesQuery({ ...filter, page })}`}
          page={filter.page}
          pageSize={pageSize}
          total={list.total}
        />
        <ExportLinks
          href={(format) => `${address}/export?${casesQuery({ ...filter, page: 1 })}&format=${format}`}
          {...(list.total > exportLimit ? { most: exportLimit } : {})}
        />
      </ListOrProblems>
    </>
  );
}
