import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AnswerTable } from '@/components/campaigns/answer-table';
import { ExtensionDecision, ExtensionList } from '@/components/campaigns/extensions';
import { rateText, TargetStateBadge } from '@/components/campaigns/words';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { getTarget } from '@/lib/campaigns/list/queries';
import { isNumber } from '@/lib/campaigns/list/rules';
import { canRunCampaigns, canSeeCampaigns } from '@/lib/campaigns/policy';
import { getCampaign, listAnswers, listExtensions, listSteps } from '@/lib/campaigns/queries';
import { rateOfTarget } from '@/lib/campaigns/rules';
import { readAs } from '@/lib/core/db';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { listFiles } from '@/lib/files/queries';

export async function generateMetadata({ params }: PageProps<'/campaigns/[number]/targets/[code]'>): Promise<Metadata> {
  return { title: `${(await params).code} ${(await getTranslations('campaigns'))('targets.title')}` };
}

/** What one organization has answered, for those who look after it. */
export default async function TargetPage({ params }: PageProps<'/campaigns/[number]/targets/[code]'>) {
  const actor = await requireActor();
  const { number, code } = await params;
  if (!isNumber(number) || !canSeeCampaigns(actor)) notFound();
  const page = await readAs(actor, async (db) => {
    const campaign = await getCampaign(db, actor, Number(number));
    const target = campaign && (await getTarget(db, actor, campaign.id, code));
    if (campaign === null || target === null) return null;
    const answers = await listAnswers(db, campaign.id, target.organizationId);
    const files = await listFiles(
      db,
      answers.flatMap(({ fileIds }) => fileIds),
    );
    const extensions = await listExtensions(db, campaign.id, target.organizationId);
    return { campaign, target, answers, files, extensions, steps: await listSteps(db, actor, campaign.id) };
  });
  if (page === null) notFound();
  const { campaign, target, answers, files, extensions, steps } = page;
  const t = await getTranslations('campaigns');
  const locale = await getLocale();
  const asked = extensions.find(({ state }) => state === 'asked');
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/campaigns' },
          { label: t('number', { number }), href: `/campaigns/${number}` },
          { label: t('targets.title'), href: `/campaigns/${number}/targets` },
          { label: target.name },
        ]}
      />
      <PageHeading eyebrow={campaign.title} title={`${target.prefectureName} ${target.name}`} />
      <div className="flex flex-col gap-6">
        <Panel>
          <DefinitionList
            items={[
              { term: t('columns.state'), value: <TargetStateBadge state={target.state} t={t} /> },
              { term: t('columns.rate'), value: rateText(rateOfTarget(target), t) },
              { term: t('columns.due'), value: formatDate(target.dueOn, locale) },
              { term: t('columns.phone'), value: target.phone || t('none') },
              { term: t('columns.explanation'), value: target.explanation || t('none') },
            ]}
          />
        </Panel>
        <Panel plain title={t('progress.steps')}>
          <AnswerTable answers={answers} files={files} locale={locale} steps={steps} t={t} />
        </Panel>
        <Panel plain title={t('extension.title')}>
          <ExtensionList extensions={extensions} />
        </Panel>
        {asked && canRunCampaigns(actor) && campaign.state === 'announced' ? (
          <ExtensionDecision extension={asked} />
        ) : null}
      </div>
      <LiveRefresh topics={['campaigns']} />
    </>
  );
}
