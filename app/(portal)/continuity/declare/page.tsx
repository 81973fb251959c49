import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Conditions } from '@/components/continuity/conditions';
import { planKey } from '@/components/continuity/declaration-table';
import { DeclareForm } from '@/components/continuity/declare-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ownNameOf } from '@/lib/access/actor';
import { requireActor } from '@/lib/access/session';
import { readFacts } from '@/lib/continuity/declarations/queries';
import { listAid } from '@/lib/continuity/ledger/queries';
import type { Plan } from '@/lib/continuity/plans/constants';
import { conditionsOf } from '@/lib/continuity/plans/rules';
import { canDeclare } from '@/lib/continuity/policy';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { currentSite, modeOf } from '@/lib/core/site';

const planAt: Readonly<Record<string, Plan>> = { 'down-recovery': 1, cloud: 2, partner: 3 };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('continuity'))('declare.title') };
}

export default async function DeclarePage() {
  const actor = await requireActor();
  const plan = planAt[modeOf(currentSite())];
  if (plan === undefined || !canDeclare(actor)) notFound();
  const ask = askAs(actor);
  const t = await getTranslations('continuity');
  const pairs = await listAid(ask, actor);
  const own = { value: actor.organizationCode, label: ownNameOf(actor) };
  const towns =
    plan === 3
      ? pairs
          .filter(({ holderCode }) => holderCode === actor.organizationCode)
          .map(({ townCode, townName }) => ({ value: townCode, label: townName }))
      : [own];
  const hosts =
    plan === 2
      ? pairs
          .filter(({ townCode }) => townCode === actor.organizationCode)
          .map(({ holderCode, holderName }) => ({ value: holderCode, label: holderName }))
      : [own];
  const conditions = conditionsOf(plan, await readFacts(ask, plan, towns[0]?.value ?? ''));
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/continuity' }, { label: t('declare.title') }]} />
      <PageHeading lead={t(`plans.p${planKey(plan)}`)} title={t(`plans.${planKey(plan)}`)} />
      <div className="flex flex-col gap-6">
        <Panel plain title={t('preconditions.title')}>
          <Conditions conditions={conditions} t={t} />
          {conditions.some(({ condition, met }) => condition === 'clock' && !met) ? (
            <p className="mt-3">
              {t('preconditions.clockHint', { at: formatShortDateTime(now(), await getLocale()) })}
            </p>
          ) : null}
        </Panel>
        <Panel plain title={t('declare.title')}>
          <DeclareForm hosts={hosts} plan={plan} t={t} towns={towns} />
        </Panel>
      </div>
    </>
  );
}
