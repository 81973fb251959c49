import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NetEditor } from '@/components/jobs/net-editor';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { catalog } from '@/lib/core/i18n/catalog';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { createNetAction } from '@/lib/jobs/nets/actions';
import { mayManageJobs } from '@/lib/jobs/policy';
import { listCommands, listPrefectures } from '@/lib/jobs/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('jobs'))('new') };
}

export default async function NewJobNetPage() {
  const actor = await requireActor();
  if (!mayManageJobs(actor)) notFound();
  const t = await getTranslations('jobs');
  const ask = askAs(actor);
  const [commands, prefectures] = await Promise.all([listCommands(ask, actor), listPrefectures(ask, actor)]);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/operations/jobs' }, { label: t('new') }]} />
      <PageHeading title={t('new')} />
      <NetEditor
        action={createNetAction}
        commands={commands}
        prefectures={prefectures}
        t={catalog[await getLocale()].jobs}
      />
    </>
  );
}
