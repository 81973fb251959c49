import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CancelChange } from '@/components/organizations/cancel-change';
import { ChangeTable } from '@/components/organizations/change-table';
import { PlanStart } from '@/components/organizations/plan-start';
import { Banner } from '@/components/ui/banner';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { listPrefectures } from '@/lib/organizations/queries';
import { listPlannedChanges, listSettledChanges } from '@/lib/organizations/tree/list/queries';
import { canPlanOrganizationChange } from '@/lib/organizations/tree/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations.admin'))('title') };
}

export default async function OrganizationTreePage({ searchParams }: PageProps<'/admin/organizations'>) {
  const actor = await requireActor();
  if (!canPlanOrganizationChange(actor)) notFound();
  const ask = askAs(actor);
  const planned = await listPlannedChanges(ask);
  const settled = await listSettledChanges(ask);
  const prefectures = await listPrefectures(ask);
  const justPlanned = (await searchParams).planned;
  const t = await getTranslations('organizations.admin');
  return (
    <>
      <PageHeading lead={t('lead')} title={t('title')} />
      {planned.some((change) => change.id === justPlanned) ? (
        <Banner className="mb-6" kind="success" title={t('plannedNow')} />
      ) : null}
      <div className="flex flex-col gap-6">
        <Panel plain title={t('pending')}>
          {planned.length === 0 ? (
            <EmptyState icon="calendar" title={t('noPending')} />
          ) : (
            <ChangeTable
              action={(change) => <CancelChange change={change} />}
              caption={t('pending')}
              changes={planned}
            />
          )}
        </Panel>
        <PlanStart prefectures={prefectures} />
        <Panel plain title={t('settled')}>
          {settled.length === 0 ? <p>{t('noSettled')}</p> : <ChangeTable caption={t('settled')} changes={settled} />}
        </Panel>
      </div>
    </>
  );
}
