import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RegisterForm } from '@/components/network/forms/node-forms';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { nodeKinds } from '@/lib/network/constants';
import { canManageNetwork, canRegisterKind } from '@/lib/network/policy';
import { listSystems } from '@/lib/network/systems/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('network'))('form.registerTitle') };
}

export default async function NewNodePage() {
  const actor = await requireActor();
  if (!canManageNetwork(actor)) notFound();
  const systems = await listSystems(askAs(actor), actor);
  const t = await getTranslations('network');
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/network' }, { label: t('form.registerTitle') }]} />
      <PageHeading lead={t('form.registerLead')} title={t('form.registerTitle')} />
      <RegisterForm
        kinds={nodeKinds.filter((kind) => canRegisterKind(actor, kind))}
        organizationCode={actor.organizationCode}
        systems={systems}
        t={t}
      />
    </>
  );
}
