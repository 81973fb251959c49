import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ApprovalTable } from '@/components/certificates/approval-table';
import { LiveRefresh } from '@/components/live/live-refresh';
import { CounterTabs } from '@/components/residents/counter-tabs';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { listApprovals } from '@/lib/certificates/approvals/queries';
import { canApprove } from '@/lib/certificates/policy';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificates.approval'))('title') };
}

export default async function ApprovalsPage() {
  const actor = await requireActor();
  if (!canApprove(actor)) notFound();
  const t = await getTranslations('certificates.approval');
  const approvals = await listApprovals(askAs(actor));
  return (
    <>
      <PageHeading lead={t('lead')} title={t('title')} />
      <CounterTabs actor={actor} current="approvals" />
      {approvals.length === 0 ? (
        <EmptyState icon="shield" title={t('none')}>
          {t('noneHelp')}
        </EmptyState>
      ) : (
        <ApprovalTable approvals={approvals} userId={actor.userId} />
      )}
      <LiveRefresh topics={['counter']} />
    </>
  );
}
