import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { LiveRefresh } from '@/components/live/live-refresh';
import { AlarmTable } from '@/components/network/alarm-table';
import { AgentFacts, CheckTable, HistoryTable, KeyTable, NodeFacts } from '@/components/network/node-panels';
import { NodeStateBadge } from '@/components/network/states';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { readNode } from '@/lib/network/nodes/detail/queries';
import { canManageNode } from '@/lib/network/policy';

/** Read once for the title and the page. */
const load = cache(async (code: string) => {
  const actor = await requireActor();
  return readNode(askAs(actor, 'generic'), actor, code);
});

export async function generateMetadata({ params }: PageProps<'/network/nodes/[code]'>): Promise<Metadata> {
  const { code } = await params;
  return { title: (await load(code))?.name ?? code };
}

export default async function NodePage({ params }: PageProps<'/network/nodes/[code]'>) {
  const actor = await requireActor();
  const node = await load((await params).code);
  if (node === null) notFound();
  const t = await getTranslations('network');
  const locale = await getLocale();
  const retired = node.validTo !== null && node.validTo <= dateInJapan(now());
  const mayManage =
    !retired && canManageNode(actor, { organizationId: node.organizationId, parentId: node.ownerParentId });
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/network' }, { label: node.name }]} />
      {retired && node.validTo !== null ? (
        <Banner
          className="mb-4"
          kind="warning"
          title={t('node.retired', { date: formatShortDate(node.validTo, locale) })}
        />
      ) : null}
      <PageHeading
        actions={
          mayManage ? (
            <ButtonLink href={`/network/nodes/${node.code}/manage`}>{t('node.manage')}</ButtonLink>
          ) : undefined
        }
        eyebrow={`${t(`kinds.${node.kind}`)} ${node.code}`}
        lead={retired ? undefined : <NodeStateBadge cause={node.cause} state={node.state} t={t} />}
        title={node.name}
      />
      <div className="flex flex-col gap-6">
        <div className="grid gap-6 desktop-admin:grid-cols-2">
          <NodeFacts locale={locale} node={node} t={t} />
          <AgentFacts locale={locale} node={node} t={t} />
        </div>
        <Panel plain title={t('node.checks')}>
          <CheckTable checks={node.checks} locale={locale} t={t} />
        </Panel>
        <Panel plain title={t('node.alarms')}>
          {node.alarms.length === 0 ? (
            <p>{t('alarms.empty')}</p>
          ) : (
            <AlarmTable alarms={node.alarms} caption={t('node.alarms')} locale={locale} t={t} />
          )}
        </Panel>
        <KeyTable locale={locale} node={node} t={t} />
        <HistoryTable locale={locale} node={node} t={t} />
      </div>
      <LiveRefresh topics={['network']} />
    </>
  );
}
