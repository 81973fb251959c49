import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BodyTable, MonthTable } from '@/components/incidents/statistics';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { canSeeIncidents } from '@/lib/incidents/policy';
import { countByBody, countByMonth } from '@/lib/incidents/statistics/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('incidents.statistics'))('title') };
}

export default async function IncidentStatisticsPage() {
  const actor = await requireActor();
  if (!canSeeIncidents(actor)) notFound();
  const t = await getTranslations('incidents');
  const ask = askAs(actor, 'custom');
  const months = await countByMonth(ask, actor);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/incidents' }, { label: t('statistics.title') }]} />
      <PageHeading lead={t('statistics.lead')} title={t('statistics.title')} />
      {months.length === 0 ? (
        <EmptyState title={t('statistics.empty')} />
      ) : (
        <div className="flex flex-col gap-6">
          <Panel plain title={t('statistics.chart')}>
            <MonthTable months={months} />
          </Panel>
          <Panel plain title={t('statistics.byBody')}>
            <BodyTable bodies={await countByBody(ask, actor)} />
          </Panel>
        </div>
      )}
    </>
  );
}
