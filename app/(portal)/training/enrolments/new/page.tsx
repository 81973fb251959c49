import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EnrolForm } from '@/components/training/enrol-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { readQueryOrNotFound } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { getTranslations } from '@/lib/core/i18n/server';
import { canManageTraining } from '@/lib/training/policy';
import { thisYear } from '@/lib/training/queries';
import { yearQuerySchema } from '@/lib/training/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('enrol.title') };
}

export default async function EnrolPage({ searchParams }: PageProps<'/training/enrolments/new'>) {
  const actor = await requireActor();
  if (!canManageTraining(actor)) notFound();
  const filter = readQueryOrNotFound(yearQuerySchema, await searchParams);
  const year = filter.year ?? thisYear();
  const t = await getTranslations('training');
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: `/training?year=${year}` },
          { label: t('enrolments.title'), href: `/training/enrolments?year=${year}` },
          { label: t('enrol.title') },
        ]}
      />
      <PageHeading eyebrow={t('year', { year })} title={t('enrol.title')} />
      <EnrolForm year={year} />
    </>
  );
}
