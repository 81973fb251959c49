import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { IssueTable } from '@/components/certificates/issue-table';
import { CounterTabs } from '@/components/residents/counter-tabs';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/form/input';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ExportLinks } from '@/components/ui/list/export-links';
import { FilterBar, FilterItem, FilterSelect } from '@/components/ui/list/filter-bar';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { Paging } from '@/components/ui/list/paging';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { certificateKinds, exportLimit } from '@/lib/certificates/constants';
import { issuePageSize, listIssues } from '@/lib/certificates/issue/queries';
import { issuesHref } from '@/lib/certificates/log/rules';
import { issueFilterSchema } from '@/lib/certificates/log/schema';
import { canSeeIssues } from '@/lib/certificates/policy';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificates.log'))('title') };
}

const nothing = { rows: [], total: 0 };

export default async function IssuesPage({ searchParams }: PageProps<'/counter/issues'>) {
  const actor = await requireActor();
  if (!canSeeIssues(actor)) notFound();
  const { filter, problems } = readQuery(issueFilterSchema, await searchParams);
  const { rows, total } = problems.length > 0 ? nothing : await listIssues(askAs(actor), filter);
  const t = await getTranslations('certificates');
  const labels = { q: t('log.search'), kind: t('log.kind'), from: t('log.from'), to: t('log.to') };
  const filtered = issuesHref(filter) !== '/counter/issues';
  return (
    <>
      <PageHeading lead={t('log.lead')} title={t('log.title')} />
      <CounterTabs actor={actor} current="issues" />
      <FilterBar action="/counter/issues" clearHref={filtered ? '/counter/issues' : undefined}>
        <FilterItem className="grow desktop:max-w-80" id="filter-q" label={labels.q}>
          <Input className="w-full" defaultValue={filter.q} id="filter-q" name="q" size="small" type="search" />
        </FilterItem>
        <FilterSelect
          defaultValue={filter.kind ?? ''}
          emptyLabel={t('log.all')}
          label={labels.kind}
          name="kind"
          options={[...certificateKinds, 'resident_list' as const].map((value) => ({
            value,
            label: t(`kinds.${value}`),
          }))}
        />
        {(['from', 'to'] as const).map((name) => (
          <FilterItem key={name} id={`filter-${name}`} label={labels[name]}>
            <Input defaultValue={filter[name]} id={`filter-${name}`} name={name} size="small" type="date" />
          </FilterItem>
        ))}
      </FilterBar>
      <ListOrProblems clearHref="/counter/issues" labels={labels} problems={problems}>
        {rows.length === 0 ? (
          <EmptyState icon="print" title={t('log.empty')}>
            {t('log.emptyHelp')}
          </EmptyState>
        ) : (
          <IssueTable rows={rows} />
        )}
        <Paging
          href={(page) => issuesHref(filter, { page })}
          page={filter.page}
          pageSize={issuePageSize}
          total={total}
        />
        {rows.length === 0 ? null : (
          <ExportLinks
            href={(format) => issuesHref(filter, { format }, '/counter/issues/export')}
            {...(total > exportLimit ? { most: exportLimit } : {})}
          />
        )}
      </ListOrProblems>
    </>
  );
}
