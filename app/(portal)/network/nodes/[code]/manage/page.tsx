import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AgentPanel } from '@/components/network/forms/agent-panel';
import { CheckEnds, CheckForm } from '@/components/network/forms/check-form';
import { KeyForms } from '@/components/network/forms/key-forms';
import { LimitForm, OwnLimits } from '@/components/network/forms/limit-form';
import { ChangeForm, ReplaceForm, RetireForm } from '@/components/network/forms/node-forms';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { checkKinds } from '@/lib/network/constants';
import { readNode } from '@/lib/network/nodes/detail/queries';
import { listPositions } from '@/lib/network/places/queries';
import { canManageNode } from '@/lib/network/policy';
import { kindFacts } from '@/lib/network/registration/rules';
import { listSystems } from '@/lib/network/systems/queries';
import { listOwnThresholds } from '@/lib/network/thresholds/queries';

export async function generateMetadata({ params }: PageProps<'/network/nodes/[code]/manage'>): Promise<Metadata> {
  return { title: (await getTranslations('network'))('node.manageTitle', { name: (await params).code }) };
}

export default async function ManageNodePage({ params }: PageProps<'/network/nodes/[code]/manage'>) {
  const actor = await requireActor();
  const ask = askAs(actor);
  const node = await readNode(ask, actor, (await params).code);
  const today = dateInJapan(now());
  if (node === null || (node.validTo !== null && node.validTo <= today)) notFound();
  if (!canManageNode(actor, { organizationId: node.organizationId, parentId: node.ownerParentId })) notFound();
  const systems = await listSystems(ask, actor);
  const own = await listOwnThresholds(ask, node.id);
  const positions = await listPositions(ask, actor, node.organizationId);
  const t = await getTranslations('network');
  const locale = await getLocale();
  const title = t('node.manageTitle', { name: node.name });
  const free = checkKinds.filter((kind) => own.every((row) => row.kind !== kind));
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/network' },
          { label: node.name, href: `/network/nodes/${node.code}` },
          { label: t('node.manage') },
        ]}
      />
      <PageHeading eyebrow={`${t(`kinds.${node.kind}`)} ${node.code}`} title={title} />
      <div className="flex max-w-4xl flex-col gap-6">
        {kindFacts[node.kind].server ? <AgentPanel node={node} origin={env().RENKEI_ORIGIN} t={t} /> : null}
        <KeyForms locale={locale} node={node} t={t} />
        <Panel plain title={t('node.checks')}>
          <CheckEnds checks={node.checks} t={t} />
          <Disclosure summary={t('checkForm.title')}>
            <CheckForm reporterCode="" subject="node" subjectId={node.id} t={t} />
          </Disclosure>
        </Panel>
        <Panel plain title={t('limits.title')}>
          <p className="mb-3">{t('limits.lead')}</p>
          <OwnLimits nodeId={node.id} rows={own} t={t} />
          {free.length === 0 ? null : (
            <Disclosure summary={t('limits.set')}>
              <LimitForm kinds={free} nodeId={node.id} row={null} t={t} />
            </Disclosure>
          )}
        </Panel>
        <Panel plain title={t('form.edit')}>
          <ChangeForm node={node} positions={positions} systems={systems} t={t} />
        </Panel>
        {node.validTo === null ? (
          <Panel plain title={`${t('form.replace')}・${t('form.retire')}`}>
            <Disclosure summary={t('form.replace')}>
              <ReplaceForm node={node} systems={systems} t={t} />
            </Disclosure>
            <Disclosure summary={t('form.retire')}>
              <RetireForm node={node} t={t} today={today} />
            </Disclosure>
          </Panel>
        ) : null}
      </div>
    </>
  );
}
