import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GeneralForm } from '@/components/network/forms/general-form';
import { LimitTable, RuleTable } from '@/components/network/settings-tables';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { canManageNetwork, canSetNetwork } from '@/lib/network/policy';
import { listAlarmRules, readNetworkSettings } from '@/lib/network/settings/queries';
import { listThresholds } from '@/lib/network/thresholds/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('network'))('settings.title') };
}

export default async function NetworkSettingsPage() {
  const actor = await requireActor();
  if (!canManageNetwork(actor)) notFound();
  const ask = askAs(actor);
  const settings = await readNetworkSettings(ask);
  const limits = await listThresholds(ask);
  const rules = await listAlarmRules(ask);
  const t = await getTranslations('network');
  const mayChange = canSetNetwork(actor);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/network' }, { label: t('settings.title') }]} />
      <PageHeading lead={t('settings.lead')} title={t('settings.title')} />
      <div className="flex flex-col gap-6">
        <Panel
          aside={
            mayChange ? (
              <ButtonLink href="/network/settings/rules/new" size="small">
                {t('settings.ruleAdd')}
              </ButtonLink>
            ) : undefined
          }
          plain
          title={t('settings.rules')}
        >
          <p className="mb-3">{t('settings.rulesLead')}</p>
          <RuleTable mayChange={mayChange} rules={rules} t={t} />
        </Panel>
        <Panel plain title={t('settings.limits')}>
          <LimitTable limits={limits} mayChange={mayChange} t={t} />
        </Panel>
        <Panel plain title={t('settings.general')}>
          <GeneralForm mayChange={mayChange} settings={settings} t={t} />
        </Panel>
      </div>
    </>
  );
}
