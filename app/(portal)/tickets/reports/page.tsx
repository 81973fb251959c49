import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { HoldingTable, TierTable } from '@/components/tickets/target-report';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/form/input';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ExportLinks } from '@/components/ui/list/export-links';
import { FilterBar, FilterItem, FilterSelect } from '@/components/ui/list/filter-bar';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { ticketCategories, ticketUrgencies } from '@/lib/tickets/constants';
import { worksAtDesk } from '@/lib/tickets/policy';
import { monthOf, reportHoldings, reportTiers } from '@/lib/tickets/sla/report/queries';
import { type TargetReportFilter, targetReportSchema } from '@/lib/tickets/sla/report/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets.reports'))('title') };
}

function exportHref(filter: TargetReportFilter, format: string): string {
  const set = Object.entries({ ...filter, month: monthOf(filter), format }).filter(([, value]) => value !== undefined);
  return `/tickets/reports/export?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`;
}

/** How the targets of each tier stand, month by month, of what the reader's organization sees. */
export default async function TargetReportPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const actor = await requireActor();
  if (!worksAtDesk(actor)) notFound();
  const { filter, problems } = readQuery(targetReportSchema, await searchParams);
  const ask = askAs(actor, 'custom');
  const read = problems.length === 0 ? filter : {};
  const [tiers, holdings] = [await reportTiers(ask, read), await reportHoldings(ask, read)];
  const t = await getTranslations('tickets');
  const any = t('filters.any');
  return (
    <>
      <Breadcrumb items={[{ label: t('triage.title'), href: '/tickets/triage' }, { label: t('reports.title') }]} />
      <PageHeading lead={t('reports.lead')} title={t('reports.title')} />
      <FilterBar action="/tickets/reports" clearHref="/tickets/reports">
        <FilterItem id="filter-month" label={t('reports.month')}>
          <Input defaultValue={monthOf(read)} id="filter-month" name="month" size="small" type="month" />
        </FilterItem>
        <FilterSelect
          defaultValue={filter.category ?? ''}
          emptyLabel={any}
          label={t('columns.category')}
          name="category"
          options={ticketCategories.map((value) => ({ value, label: t(`categories.${value}`) }))}
        />
        <FilterSelect
          defaultValue={filter.urgency ?? ''}
          emptyLabel={any}
          label={t('columns.urgency')}
          name="urgency"
          options={ticketUrgencies.map((value) => ({ value, label: t(`urgencies.${value}`) }))}
        />
      </FilterBar>
      <ListOrProblems
        clearHref="/tickets/reports"
        labels={{ month: t('reports.month'), category: t('columns.category'), urgency: t('columns.urgency') }}
        problems={problems}
      >
        <div className="flex flex-col gap-6">
          <Panel plain title={t('reports.tiers')}>
            <p className="mb-3">{t('reports.tiersLead')}</p>
            {tiers.length === 0 ? <EmptyState title={t('reports.empty')} /> : <TierTable rows={tiers} />}
            <ExportLinks href={(format) => exportHref(read, format)} />
          </Panel>
          <Panel plain title={t('reports.holdings')}>
            <p className="mb-3">{t('reports.holdingsLead')}</p>
            {holdings.length === 0 ? <EmptyState title={t('reports.empty')} /> : <HoldingTable rows={holdings} />}
          </Panel>
        </div>
      </ListOrProblems>
    </>
  );
}
