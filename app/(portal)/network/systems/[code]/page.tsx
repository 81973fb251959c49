import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ChangeSystemForm } from '@/components/network/forms/system-forms';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { canSetNetwork } from '@/lib/network/policy';
import { listSystems } from '@/lib/network/systems/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('network'))('systems.title') };
}

export default async function SystemPage({ params }: PageProps<'/network/systems/[code]'>) {
  const actor = await requireActor();
  if (!canSetNetwork(actor)) notFound();
  const { code } = await params;
  const system = (await listSystems(askAs(actor), actor)).find((one) => one.code === code);
  if (!system) notFound();
  const t = await getTranslations('network');
  const title = t('systems.change', { name: system.label });
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/network' },
          { label: t('systems.title'), href: '/network/systems' },
          { label: system.label },
        ]}
      />
      <PageHeading eyebrow={`${system.code} ${system.organizationName}`} title={title} />
      <Panel className="max-w-3xl" plain>
        <ChangeSystemForm system={system} t={t} />
      </Panel>
    </>
  );
}
