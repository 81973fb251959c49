import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AnswerForm } from '@/components/campaigns/answer-form';
import { AnswerTable } from '@/components/campaigns/answer-table';
import { CampaignFacts } from '@/components/campaigns/facts';
import { Overview } from '@/components/campaigns/overview';
import { ExplanationForm, ExtensionPanel } from '@/components/campaigns/own-forms';
import { CloseForm, DraftActions } from '@/components/campaigns/run-forms';
import { StepList } from '@/components/campaigns/step-list';
import { CampaignStateBadge, rateText, TargetStateBadge } from '@/components/campaigns/words';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { isNumber, targetsHref } from '@/lib/campaigns/list/rules';
import { readCampaignPage } from '@/lib/campaigns/page/queries';
import { canRunCampaigns, canSeeCampaigns } from '@/lib/campaigns/policy';
import { rateOfTarget } from '@/lib/campaigns/rules';
import { readAs } from '@/lib/core/db';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { listFiles } from '@/lib/files/queries';

export async function generateMetadata({ params }: PageProps<'/campaigns/[number]'>): Promise<Metadata> {
  return { title: `${(await params).number} ${(await getTranslations('campaigns'))('title')}` };
}

export default async function CampaignPage({ params }: PageProps<'/campaigns/[number]'>) {
  const actor = await requireActor();
  const { number } = await params;
  if (!isNumber(number) || !canSeeCampaigns(actor)) notFound();
  const page = await readAs(actor, (db) => readCampaignPage(db, actor, Number(number)));
  if (page === null) notFound();
  const { campaign, steps, own, others } = page;
  const t = await getTranslations('campaigns');
  const locale = await getLocale();
  const runs = canRunCampaigns(actor);
  const title = t('number', { number });
  const files = own
    ? await readAs(actor, (db) =>
        listFiles(
          db,
          own.answers.flatMap(({ fileIds }) => fileIds),
        ),
      )
    : [];
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/campaigns' }, { label: title }]} />
      <PageHeading
        actions={
          <>
            <CampaignStateBadge state={campaign.state} t={t} />
            {others ? <ButtonLink href={targetsHref(campaign.number, {})}>{t('targets.link')}</ButtonLink> : null}
            {runs && campaign.state === 'draft' ? (
              <ButtonLink href={`/campaigns/${number}/edit`}>{t('edit')}</ButtonLink>
            ) : null}
          </>
        }
        eyebrow={title}
        title={campaign.title}
      />
      <div className="flex flex-col gap-6">
        {campaign.state === 'draft' ? <Banner kind="info" title={t('draftNote')} /> : null}
        {campaign.closedAt ? (
          <Banner kind="info" title={t('closedNote', { date: formatDate(campaign.closedAt, locale) })} />
        ) : null}
        <CampaignFacts campaign={campaign} />
        {others ? <Overview campaign={campaign} prefectures={others.prefectures} steps={others.steps} /> : null}
        {own ? (
          <>
            <Panel plain title={t('own')}>
              <p className="mb-3 flex flex-wrap items-center gap-3">
                <TargetStateBadge state={own.target.state} t={t} />
                {own.target.answeredAt === null ? null : `${t('rate')} ${rateText(rateOfTarget(own.target), t)}`}
                {own.target.extended
                  ? t('extension.extendedTo', { date: formatDate(own.target.dueOn, locale) })
                  : t('answer.due', { date: formatDate(own.target.dueOn, locale) })}
              </p>
              <AnswerTable answers={own.answers} files={files} locale={locale} steps={steps} t={t} />
            </Panel>
            {own.mayAnswer ? (
              <>
                <AnswerForm
                  answers={own.answers}
                  campaign={campaign}
                  freezes={own.freezes}
                  steps={steps}
                  target={own.target}
                />
                <ExplanationForm campaignId={campaign.id} target={own.target} />
                <ExtensionPanel campaignId={campaign.id} extensions={own.extensions} target={own.target} />
              </>
            ) : campaign.state === 'announced' ? (
              <p>{t('answer.denied')}</p>
            ) : null}
          </>
        ) : null}
        {own === null && others === null ? <StepList steps={steps} /> : null}
        {runs && campaign.state === 'draft' ? <DraftActions campaign={campaign} /> : null}
        {runs && campaign.state === 'announced' ? <CloseForm campaign={campaign} /> : null}
      </div>
      <LiveRefresh topics={['campaigns']} />
    </>
  );
}
