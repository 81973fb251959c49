import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { IdentifyingWords } from '@/components/knowledge/identifying-words';
import { RemovedTable } from '@/components/knowledge/removed-table';
import { ReviewForm } from '@/components/knowledge/review-form';
import { VersionList } from '@/components/knowledge/version-list';
import { Banner } from '@/components/ui/banner';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink, TextLink } from '@/components/ui/link';
import { StatusBadge } from '@/components/ui/status-badge';
import { provenDone } from '@/lib/access/forms/done-mark';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { rateKnowledgeAction, withdrawKnowledgeAction } from '@/lib/knowledge/actions';
import { findIdentifying } from '@/lib/knowledge/anonymous/queries';
import { formatKnowledgeNumber, readKnowledgeNumber } from '@/lib/knowledge/number/rules';
import { canReview, canWriteKnowledge } from '@/lib/knowledge/policy';
import { findKnowledge } from '@/lib/knowledge/queries';
import { formatRevision } from '@/lib/knowledge/review/rules';
import type { KnowledgeDetail } from '@/lib/knowledge/types';
import { canAsk } from '@/lib/tickets/policy';

export async function generateMetadata({ params }: PageProps<'/knowledge/[number]'>): Promise<Metadata> {
  return { title: `K-${(await params).number} ${(await getTranslations('knowledge'))('title')}` };
}

export default async function KnowledgeItemPage({ params, searchParams }: PageProps<'/knowledge/[number]'>) {
  const actor = await requireActor();
  const number = readKnowledgeNumber((await params).number);
  const item = number === null ? null : await findKnowledge(askAs(actor), actor, number);
  if (item === null) notFound();
  const t = await getTranslations('knowledge');
  const writer = canWriteKnowledge(actor);
  const { existing } = provenDone(actor, await searchParams);
  const open = item.versions.find(({ state }) => ['draft', 'review', 'returned'].includes(state));
  const identifying =
    open?.state === 'review'
      ? await findIdentifying(askAs(actor), [open.title, open.question, open.answer], item.sourceNumber)
      : [];
  const shown = item.published ? item : (open ?? item);
  const name = formatKnowledgeNumber(item.number);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/knowledge' }, { label: name }]} />
      <PageHeading
        actions={
          writer ? (
            <ButtonLink href={`/knowledge/${item.number}/edit`} variant="outline">
              {t('edit')}
            </ButtonLink>
          ) : null
        }
        eyebrow={`${t('number')} ${name}`}
        title={shown.title}
      />
      {writer ? (
        <p className="mb-4 flex flex-wrap gap-2">
          <StatusBadge tone="info">{t(`audiences.${shown.audience}`)}</StatusBadge>
          <StatusBadge tone={item.published && !item.withdrawn ? 'success' : 'neutral'}>
            {t(`states.${item.withdrawn ? 'withdrawn' : item.published ? 'published' : (open?.state ?? 'draft')}`)}
          </StatusBadge>
        </p>
      ) : null}
      <div className="flex max-w-4xl flex-col gap-6">
        {existing === undefined ? null : <Banner kind="info" title={t('existing')} />}
        <Panel plain title={t('question')}>
          <p className="entry-body">{shown.question}</p>
        </Panel>
        <Panel plain title={t('answer')}>
          <p className="entry-body">{shown.answer}</p>
        </Panel>
        {item.published ? <Rating item={item} /> : null}
        {canAsk(actor) ? (
          <p>
            <TextLink href="/tickets/new">{t('askAnyway')}</TextLink>
          </p>
        ) : null}
        {open?.state === 'review' ? (
          <Panel title={t('reviewTitle')}>
            {item.published ? (
              <p className="entry-body">{[open.title, open.question, open.answer].join('\n\n')}</p>
            ) : null}
            <RemovedTable removed={open.removed} />
            <p className="my-3">{t('reviewRevision', { author: open.authorName, revision: open.revision })}</p>
            <IdentifyingWords found={identifying} />
            <div className="mt-4">
              {canReview(actor, open.authorId) ? (
                <ReviewForm number={item.number} version={open} />
              ) : (
                <Banner kind="info" title={t('reviewOwn')} />
              )}
            </div>
          </Panel>
        ) : null}
        {writer ? <Backstage item={item} /> : null}
      </div>
    </>
  );
}

async function Rating({ item }: { item: KnowledgeDetail }) {
  const t = await getTranslations('knowledge');
  return (
    <Panel title={t('helpfulQuestion')}>
      <div className="flex flex-wrap items-center gap-4">
        {(['yes', 'no'] as const).map((answer) => (
          <ActionForm key={answer} action={rateKnowledgeAction} label={t(answer)}>
            <input name="number" type="hidden" value={item.number} />
            <input name="helpful" type="hidden" value={answer} />
            <SubmitButton size="small" variant="outline">
              {t(answer)}
            </SubmitButton>
          </ActionForm>
        ))}
        {item.rated === null ? null : <span>{t(item.rated ? 'ratedYes' : 'ratedNo')}</span>}
        <span className="text-dns-14N-130">
          {t('helpfulCount', { helpful: item.helpful, unhelpful: item.unhelpful })}
        </span>
      </div>
    </Panel>
  );
}

/** What only the call center sees: where it comes from, where it was used, its versions. */
async function Backstage({ item }: { item: KnowledgeDetail }) {
  const t = await getTranslations('knowledge');
  const published = item.versions.find(({ state }) => state === 'published');
  return (
    <>
      {item.sourceNumber === null ? null : (
        <Panel title={t('source')}>
          <TextLink href={`/tickets/${item.sourceNumber}`}>{item.sourceNumber}</TextLink>
        </Panel>
      )}
      {item.usedIn.length === 0 ? null : (
        <Panel title={t('usedIn')}>
          <ul>
            {item.usedIn.map(({ number, subject }) => (
              <li key={number}>
                <TextLink href={`/tickets/${number}`}>{`${number} ${subject}`}</TextLink>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel plain title={t('versions')}>
        <VersionList versions={item.versions} />
      </Panel>
      {published && !item.withdrawn ? (
        <ActionForm action={withdrawKnowledgeAction} label={t('withdraw')}>
          <input name="number" type="hidden" value={item.number} />
          <input name="revision" type="hidden" value={formatRevision(published)} />
          <div>
            <SubmitButton variant="outline">{t('withdraw')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </>
  );
}
