import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LimitForm } from '@/components/network/forms/limit-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { canSetNetwork } from '@/lib/network/policy';
import { listThresholds } from '@/lib/network/thresholds/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('network'))('settings.limits') };
}

export default async function LimitsPage({ params }: PageProps<'/network/settings/limits/[kind]'>) {
  const actor = await requireActor();
  if (!canSetNetwork(actor)) notFound();
  const { kind } = await params;
  const row = (await listThresholds(askAs(actor))).find((one) => one.kind === kind);
  if (!row) notFound();
  const t = await getTranslations('network');
  const title = t(`checkKinds.${row.kind}`);
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/network' },
          { label: t('settings.title'), href: '/network/settings' },
          { label: title },
        ]}
      />
      <PageHeading eyebrow={t('settings.limits')} title={title} />
      <Panel className="max-w-3xl" plain>
        <LimitForm kinds={[row.kind]} nodeId={null} row={row} t={t} />
      </Panel>
    </>
  );
}
