import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { nameIn } from '@/components/organizations/organization-name';
import { PlanAcross } from '@/components/organizations/plan-across';
import { PlanForm } from '@/components/organizations/plan-form';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TextLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { readAs } from '@/lib/core/db';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { loadPlanForm } from '@/lib/organizations/tree/form/queries';
import { type PlanForm as Form, planStarts } from '@/lib/organizations/tree/form/types';
import { countMoving } from '@/lib/organizations/tree/moving/queries';
import { canPlanOrganizationChange } from '@/lib/organizations/tree/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations.admin'))('plan') };
}

/** Of whom it is said what moves. */
const movingIds = ({ start, target, candidates }: Form): string[] =>
  start === 'close' && target !== null ? [target.id] : candidates.map(({ id }) => id);

export default async function PlanChangePage({ searchParams }: PageProps<'/admin/organizations/new'>) {
  const actor = await requireActor();
  if (!canPlanOrganizationChange(actor)) notFound();
  const params = await searchParams;
  const text = (name: string) => [params[name]].flat()[0]?.slice(0, 20) ?? '';
  const start = planStarts.find((one) => one === params.kind);
  if (start === undefined) notFound();
  const form = await readAs(actor, (db) => loadPlanForm(db, start, text('code'), text('prefecture'), text('also')));
  const moving = await countMoving(form === null ? [] : movingIds(form));
  const t = await getTranslations('organizations.admin');
  const name = form?.target ? nameIn(await getLocale(), form.target) : text('code');
  const title = t(`titles.${start}`, { name });
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/admin/organizations' }, { label: title }]} />
      <PageHeading title={title} />
      {form === null ? (
        <EmptyState icon="search" title={t('targetMissing')}>
          <TextLink href="/admin/organizations">{t('title')}</TextLink>
        </EmptyState>
      ) : (
        <PlanAcross form={form} />
      )}
      {form === null ? null : <PlanForm form={form} moving={moving} userId={actor.userId} />}
    </>
  );
}
