import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CampaignTable } from '@/components/campaigns/campaign-table';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/form/input';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ButtonLink } from '@/components/ui/link';
import { FilterBar, FilterItem, FilterSelect } from '@/components/ui/list/filter-bar';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { listCampaignsSchema } from '@/lib/campaigns/list/schema';
import { canRunCampaigns, canSeeCampaigns, seesOthers } from '@/lib/campaigns/policy';
import { listCampaigns } from '@/lib/campaigns/queries';
import { askAs } from '@/lib/core/db';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('title') };
}

export default async function CampaignsPage({ searchParams }: PageProps<'/campaigns'>) {
  const actor = await requireActor();
  if (!canSeeCampaigns(actor)) notFound();
  const { filter, problems } = readQuery(listCampaignsSchema, await searchParams);
  const t = await getTranslations('campaigns');
  const rows = problems.length > 0 ? [] : await listCampaigns(askAs(actor), actor, filter.state, filter.q);
  const states = ['draft', 'announced', 'closed'] as const;
  return (
    <>
      <PageHeading
        actions={
          canRunCampaigns(actor) ? (
            <ButtonLink href="/campaigns/new" variant="solid">
              {t('new')}
            </ButtonLink>
          ) : null
        }
        lead={t('lead')}
        title={t('title')}
      />
      <FilterBar action="/campaigns" clearHref={filter.state || filter.q ? '/campaigns' : undefined}>
        <FilterItem id="filter-q" label={t('filters.title')}>
          <Input defaultValue={filter.q ?? ''} id="filter-q" name="q" size="small" type="search" />
        </FilterItem>
        <FilterSelect
          defaultValue={filter.state ?? ''}
          emptyLabel={t('filters.any')}
          label={t('filters.state')}
          name="state"
          options={states
            .filter((state) => state !== 'draft' || canRunCampaigns(actor))
            .map((value) => ({ value, label: t(`states.${value}`) }))}
        />
      </FilterBar>
      <ListOrProblems
        clearHref="/campaigns"
        labels={{ q: t('filters.title'), state: t('filters.state') }}
        problems={problems}
      >
        {rows.length === 0 ? (
          <EmptyState icon="check" title={t('empty')}>
            {t('emptyHelp')}
          </EmptyState>
        ) : (
          <CampaignTable locale={await getLocale()} others={seesOthers(actor)} rows={rows} t={t} />
        )}
      </ListOrProblems>
      <LiveRefresh topics={['campaigns']} />
    </>
  );
}
