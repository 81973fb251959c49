import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { ReleaseForm } from '@/components/delivery/release-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { localInput } from '@/lib/core/tokyo';
import { canManageDeliveries } from '@/lib/delivery/policy';
import { listPackages } from '@/lib/delivery/queries';
import { listPrefectures } from '@/lib/jobs/queries';
import { operatingNow } from '@/lib/window/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('delivery'))('newRelease') };
}

const given = z.object({ package: z.uuid().optional() });

export default async function NewReleasePage({ searchParams }: PageProps<'/deliveries/new'>) {
  const actor = await requireActor();
  if (!canManageDeliveries(actor)) notFound();
  const t = await getTranslations('delivery');
  const ask = askAs(actor);
  const { filter, problems } = readQuery(given, await searchParams);
  const [packages, prefectures, at] = await Promise.all([
    listPackages(ask),
    listPrefectures(ask, actor),
    operatingNow(ask),
  ]);
  const chosen = filter.package ? packages.find(({ id }) => id === filter.package) : packages[0];
  if (!chosen || problems.length > 0) notFound();
  const startsAt = localInput(at);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/deliveries' }, { label: t('newRelease') }]} />
      <PageHeading title={t('newRelease')} />
      <ReleaseForm chosen={chosen} packages={packages} prefectures={prefectures} startsAt={startsAt} />
    </>
  );
}
