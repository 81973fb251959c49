import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NetEditor } from '@/components/jobs/net-editor';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { catalog } from '@/lib/core/i18n/catalog';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { reviseNetAction } from '@/lib/jobs/nets/actions';
import { canManageNet } from '@/lib/jobs/policy';
import { findNet, listCommands, listPrefectures, listVersions } from '@/lib/jobs/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('jobs'))('revise') };
}

export default async function ReviseJobNetPage({ params }: PageProps<'/operations/jobs/[code]/edit'>) {
  const actor = await requireActor();
  const ask = askAs(actor);
  const net = await findNet(ask, actor, (await params).code.toUpperCase());
  if (net === null || net.state === 'retired' || !canManageNet(actor, net.organizationId)) notFound();
  const t = await getTranslations('jobs');
  const [commands, prefectures, [newest]] = await Promise.all([
    listCommands(ask, actor),
    listPrefectures(ask, actor),
    listVersions(ask, net.id),
  ]);
  if (!newest) notFound();
  const { version, name, nameEn, definition } = newest;
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/operations/jobs' },
          { label: net.name, href: `/operations/jobs/${net.code}` },
          { label: t('revise') },
        ]}
      />
      <PageHeading eyebrow={net.code} title={t('revise')} />
      <NetEditor
        action={reviseNetAction}
        commands={commands}
        definition={definition}
        net={{ code: net.code, version, name, nameEn }}
        prefectures={prefectures}
        t={catalog[await getLocale()].jobs}
      />
    </>
  );
}
