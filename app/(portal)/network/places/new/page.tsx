import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RegisterPlaceForm } from '@/components/network/forms/place-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { getTranslations } from '@/lib/core/i18n/server';
import { placeKinds } from '@/lib/network/constants';
import { ownersOf } from '@/lib/network/places/rules';
import { canManageNetwork } from '@/lib/network/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('network'))('place.registerTitle') };
}

export default async function NewPlacePage() {
  const actor = await requireActor();
  if (!canManageNetwork(actor)) notFound();
  const t = await getTranslations('network');
  const { organizationKind, organizationCode } = actor;
  const kinds = placeKinds.filter(
    (kind) =>
      organizationKind === 'center' ||
      ownersOf[kind] === organizationKind ||
      (organizationKind === 'prefecture' && ownersOf[kind] === 'municipality'),
  );
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/network' },
          { label: t('place.title'), href: '/network/places' },
          { label: t('place.registerTitle') },
        ]}
      />
      <PageHeading lead={t('place.registerLead')} title={t('place.registerTitle')} />
      <RegisterPlaceForm kinds={kinds} organizationCode={organizationCode} t={t} />
    </>
  );
}
