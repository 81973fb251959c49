import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRefresh } from '@/components/live/live-refresh';
import { CaseFacts } from '@/components/statistics/disclosure/case-facts';
import { CaseRecords } from '@/components/statistics/disclosure/case-records';
import { CaseState } from '@/components/statistics/disclosure/case-table';
import {
  ConfirmForm,
  DecideForm,
  DeliverForm,
  ExtendForm,
  WithdrawForm,
} from '@/components/statistics/disclosure/step-forms';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { readAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { getCase } from '@/lib/statistics/disclosure/cases/queries';
import { canFollowDisclosure, canSeeStatistics } from '@/lib/statistics/policy';

export async function generateMetadata({ params }: PageProps<'/statistics/disclosure/[number]'>): Promise<Metadata> {
  return { title: `${(await params).number} ${(await getTranslations('disclosure'))('title')}` };
}

const numberForm = /^[1-9]\d{0,8}$/;

export default async function CasePage({ params }: PageProps<'/statistics/disclosure/[number]'>) {
  const actor = await requireActor();
  const { number } = await params;
  if (!numberForm.test(number) || !canSeeStatistics(actor)) notFound();
  const found = await readAs(actor, (db) => getCase(db, actor, Number(number)));
  if (found === null) notFound();
  const t = await getTranslations('disclosure');
  const today = dateInJapan(now());
  const works = canFollowDisclosure(actor);
  const { state, register } = found;
  const open = state === 'received' || state === 'confirmed';
  const name = t('cases.name', { number: found.number });
  const list = `/statistics/disclosure?register=${register}`;
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: list }, { label: name }]} />
      <PageHeading actions={<CaseState state={state} />} eyebrow={t(`registers.${register}`)} title={name} />
      <div className="flex flex-col gap-6">
        <CaseFacts found={found} />
        {works && state === 'received' ? <ConfirmForm found={found} today={today} /> : null}
        {register === 'linkage' ? (
          <CaseRecords found={found} organizationId={actor.organizationId} works={works && open} />
        ) : null}
        {works && state === 'confirmed' ? (
          <DecideForm found={found} isOperator={actor.organizationKind === 'operator'} today={today} />
        ) : null}
        {works && state === 'decided' ? <DeliverForm found={found} today={today} /> : null}
        {works && open && found.extensionReason === '' ? <ExtendForm found={found} /> : null}
        {works && (open || state === 'decided') ? <WithdrawForm found={found} /> : null}
      </div>
      <LiveRefresh topics={['disclosures']} />
    </>
  );
}
