import type { Metadata } from 'next';
import { KnowledgeTable } from '@/components/knowledge/knowledge-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/form/input';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TabLinks } from '@/components/ui/layout/tabs';
import { ButtonLink } from '@/components/ui/link';
import { FilterBar, FilterItem, FilterSelect } from '@/components/ui/list/filter-bar';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { Paging } from '@/components/ui/list/paging';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { knowledgeLists, knowledgePageSize } from '@/lib/knowledge/constants';
import { canWriteKnowledge } from '@/lib/knowledge/policy';
import { listKnowledge } from '@/lib/knowledge/queries';
import { type KnowledgeFilter, listKnowledgeSchema } from '@/lib/knowledge/schema';
import { ticketCategories, ticketSystems } from '@/lib/tickets/constants';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('knowledge'))('title') };
}

function hrefOf(filter: KnowledgeFilter, page: number): string {
  const set = Object.entries({ ...filter, page }).filter(([, value]) => value !== undefined && value !== '');
  return `/knowledge?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`;
}

export default async function KnowledgePage({ searchParams }: PageProps<'/knowledge'>) {
  const actor = await requireActor();
  const writer = canWriteKnowledge(actor);
  const { filter, problems } = readQuery(
    listKnowledgeSchema,
    (await searchParams) as Record<string, string | string[]>,
  );
  const shown = writer ? filter : { ...filter, list: 'published' as const };
  const page = await listKnowledge(
    askAs(actor, 'custom'),
    problems.length === 0 ? shown : listKnowledgeSchema.parse({}),
  );
  const t = await getTranslations('knowledge');
  const tickets = await getTranslations('tickets');
  const any = t('filters.any');
  return (
    <>
      <PageHeading
        actions={
          writer ? (
            <ButtonLink href="/knowledge/new" variant="outline">
              {t('new')}
            </ButtonLink>
          ) : null
        }
        lead={t('lead')}
        title={t('title')}
      />
      {writer ? (
        <TabLinks
          items={knowledgeLists.map((list) => ({
            href: hrefOf({ ...filter, list }, 1),
            label: t(`lists.${list}`),
            current: list === shown.list,
          }))}
          label={t('lists.label')}
        />
      ) : null}
      <FilterBar action="/knowledge" clearHref={`/knowledge?list=${shown.list}`} keep={{ list: shown.list }}>
        <FilterItem id="filter-q" label={t('filters.q')}>
          <Input defaultValue={filter.q ?? ''} id="filter-q" name="q" size="small" type="search" />
        </FilterItem>
        <FilterSelect
          defaultValue={filter.system ?? ''}
          emptyLabel={any}
          label={t('columns.system')}
          name="system"
          options={ticketSystems.map((value) => ({ value, label: tickets(`systems.${value}`) }))}
        />
        <FilterSelect
          defaultValue={filter.category ?? ''}
          emptyLabel={any}
          label={t('columns.category')}
          name="category"
          options={ticketCategories.map((value) => ({ value, label: tickets(`categories.${value}`) }))}
        />
      </FilterBar>
      <ListOrProblems
        clearHref="/knowledge"
        labels={{ q: t('filters.q'), system: t('columns.system'), category: t('columns.category') }}
        problems={problems}
      >
        {page.rows.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>
        ) : (
          <KnowledgeTable caption={t(`lists.${shown.list}`)} list={shown.list} rows={page.rows} writer={writer} />
        )}
        <Paging
          href={(number) => hrefOf(filter, number)}
          page={filter.page}
          pageSize={knowledgePageSize}
          total={page.total}
        />
      </ListOrProblems>
    </>
  );
}
