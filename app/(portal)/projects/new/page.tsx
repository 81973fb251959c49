import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BeginForm } from '@/components/projects/begin-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { getTranslations } from '@/lib/core/i18n/server';
import { canLeadProjects } from '@/lib/projects/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('projects'))('begin') };
}

export default async function NewProjectPage() {
  const actor = await requireActor();
  if (!canLeadProjects(actor)) notFound();
  const t = await getTranslations('projects');
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/projects' }, { label: t('begin') }]} />
      <PageHeading lead={t('beginLead')} title={t('begin')} />
      <BeginForm />
    </>
  );
}
