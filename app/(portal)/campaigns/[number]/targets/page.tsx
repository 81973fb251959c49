import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RemindForm } from '@/components/campaigns/run-forms';
import { TargetFilterBar } from '@/components/campaigns/target-filter';
import { TargetTable } from '@/components/campaigns/target-table';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ExportLinks } from '@/components/ui/list/export-links';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { Paging } from '@/components/ui/list/paging';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { pageSize } from '@/lib/campaigns/constants';
import { listTargets } from '@/lib/campaigns/list/queries';
import { isNumber, targetsHref, targetsQuery } from '@/lib/campaigns/list/rules';
import { listTargetsSchema } from '@/lib/campaigns/list/schema';
import { canChase, canSeeCampaigns, seesOthers } from '@/lib/campaigns/policy';
import { getCampaign } from '@/lib/campaigns/queries';
import { askAs } from '@/lib/core/db';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('targets.title') };
}

/** The organizations of a campaign: also the list by which a prefecture chases its municipalities. */
export default async function TargetsPage({ params, searchParams }: PageProps<'/campaigns/[number]/targets'>) {
  const actor = await requireActor();
  const { number: text } = await params;
  if (!isNumber(text) || !canSeeCampaigns(actor) || !seesOthers(actor)) notFound();
  const number = Number(text);
  const ask = askAs(actor);
  const campaign = await getCampaign(ask, actor, number);
  if (campaign === null || campaign.state === 'draft') notFound();
  const { filter, problems } = readQuery(listTargetsSchema, await searchParams);
  const t = await getTranslations('campaigns');
  const none = { rows: [], total: 0 };
  const { rows, total } = problems.length > 0 ? none : await listTargets(ask, actor, campaign.id, filter);
  const unanswered = await listTargets(ask, actor, campaign.id, { chase: 'unanswered', page: 1 }, 1);
  const address = `/campaigns/${number}/targets`;
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/campaigns' },
          { label: t('number', { number }), href: `/campaigns/${number}` },
          { label: t('targets.title') },
        ]}
      />
      <PageHeading eyebrow={campaign.title} lead={t('targets.print')} title={t('targets.title')} />
      <TargetFilterBar filter={filter} number={number} t={t} />
      <ListOrProblems
        clearHref={address}
        labels={{ q: t('filters.q'), from: t('filters.from'), state: t('filters.state'), chase: t('filters.chase') }}
        problems={problems}
      >
        {rows.length === 0 ? (
          <EmptyState icon="check" title={t('targets.empty')}>
            {t('targets.emptyHelp')}
          </EmptyState>
        ) : (
          <TargetTable locale={await getLocale()} number={number} rows={rows} t={t} />
        )}
        <Paging
          href={(page) => targetsHref(number, { ...filter, page })}
          page={filter.page}
          pageSize={pageSize}
          total={total}
        />
        <ExportLinks
          href={(format) =>
            `${address}/export?${[targetsQuery({ ...filter, page: 1 }), `format=${format}`].filter(Boolean).join('&')}`
          }
        />
      </ListOrProblems>
      {canChase(actor) && campaign.state === 'announced' && unanswered.total > 0 ? (
        <div className="mt-6">
          <RemindForm campaignId={campaign.id} count={unanswered.total} />
        </div>
      ) : null}
      <LiveRefresh topics={['campaigns']} />
    </>
  );
}
