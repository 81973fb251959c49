import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { IssueFacts } from '@/components/certificates/issue-facts';
import { PaperFrame } from '@/components/certificates/paper-frame';
import { PrintOutcomeForms, ReprintForm } from '@/components/certificates/print-outcome';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { getIssue } from '@/lib/certificates/issue/queries';
import { mayReprint } from '@/lib/certificates/issue/rules';
import { canIssue, canSeeIssues } from '@/lib/certificates/policy';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificates.log'))('title') };
}

const idForm = z.uuid();

export default async function IssuedPage({ params }: PageProps<'/counter/issues/[id]'>) {
  const actor = await requireActor();
  const { id } = await params;
  const issue = canSeeIssues(actor) && idForm.safeParse(id).success ? await getIssue(askAs(actor), id) : null;
  if (issue === null) notFound();
  const t = await getTranslations('certificates');
  const issues = canIssue(actor);
  const again = issue.document !== null && mayReprint({ at: issue.originalAt, reprints: issue.reprints }, now()).ok;
  const title = t('detail.title', { serial: issue.serial });
  return (
    <>
      <Breadcrumb items={[{ label: t('log.title'), href: '/counter/issues' }, { label: issue.serial }]} />
      <PageHeading
        actions={
          issues && issue.residentNumber !== '' ? (
            <ButtonLink href={`/counter/${issue.residentNumber}`}>{t('detail.back')}</ButtonLink>
          ) : null
        }
        eyebrow={t(`kinds.${issue.kind}`)}
        lead={issue.subject}
        title={title}
      />
      <div className="grid items-start gap-6 desktop-admin:grid-cols-[24rem_1fr]">
        <div className="flex flex-col gap-6">
          {issues && issue.outcome === 'waiting' ? <PrintOutcomeForms id={issue.id} /> : null}
          <Panel plain>
            <IssueFacts issue={issue} />
          </Panel>
          {issues && issue.outcome !== 'waiting' && again ? <ReprintForm id={issue.id} /> : null}
        </div>
        {issues ? (
          <Panel plain title={t('detail.document')}>
            <PaperFrame src={`/api/counter/issues/${issue.id}`} title={title} />
          </Panel>
        ) : null}
      </div>
    </>
  );
}
