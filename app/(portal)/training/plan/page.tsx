import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PlanForm } from '@/components/training/plan-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { readQueryOrNotFound } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { canAnnouncePlan, canManageTraining } from '@/lib/training/policy';
import { getOwnPlan, thisYear } from '@/lib/training/queries';
import { yearQuerySchema } from '@/lib/training/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('plan.own') };
}

/** The operator's plan for the nation, or the own organization's. */
export default async function PlanPage({ searchParams }: PageProps<'/training/plan'>) {
  const actor = await requireActor();
  if (!canManageTraining(actor)) notFound();
  const filter = readQueryOrNotFound(yearQuerySchema, await searchParams);
  const year = filter.year ?? thisYear();
  const national = canAnnouncePlan(actor);
  const t = await getTranslations('training');
  const title = t(national ? 'plan.national' : 'plan.own');
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: `/training?year=${year}` }, { label: title }]} />
      <PageHeading eyebrow={t('year', { year })} title={title} />
      <PlanForm national={national} plan={await getOwnPlan(askAs(actor), actor, year)} year={year} />
    </>
  );
}
