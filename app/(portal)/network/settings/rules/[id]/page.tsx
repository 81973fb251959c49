import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RemoveRule, RuleForm } from '@/components/network/forms/rule-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { canSetNetwork } from '@/lib/network/policy';
import { listAlarmRules } from '@/lib/network/settings/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('network'))('settings.rules') };
}

export default async function AlarmRulePage({ params }: PageProps<'/network/settings/rules/[id]'>) {
  const actor = await requireActor();
  if (!canSetNetwork(actor)) notFound();
  const { id } = await params;
  const rule = (await listAlarmRules(askAs(actor))).find((one) => one.id === id) ?? null;
  if (rule === null && id !== 'new') notFound();
  const t = await getTranslations('network');
  const title = t(rule === null ? 'settings.ruleAdd' : 'settings.ruleChange');
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/network' },
          { label: t('settings.title'), href: '/network/settings' },
          { label: title },
        ]}
      />
      <PageHeading lead={t('settings.rulesLead')} title={title} />
      <div className="flex max-w-3xl flex-col gap-6">
        <Panel plain>
          <RuleForm rule={rule} t={t} />
        </Panel>
        {rule === null ? null : <RemoveRule rule={rule} t={t} />}
      </div>
    </>
  );
}
