import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { LiveRefresh } from '@/components/live/live-refresh';
import { LineTable } from '@/components/network/line-table';
import { NetworkLinks } from '@/components/network/network-links';
import { NodeTable } from '@/components/network/node-table';
import { PrefectureTopology } from '@/components/network/prefecture-topology';
import type { NetworkWords } from '@/components/network/states';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { formatNumber, formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { canManageNode } from '@/lib/network/policy';
import { readPrefecture } from '@/lib/network/prefectures/queries';
import type { PrefecturalNetworkVersion } from '@/lib/network/types';

/** Read once for the title and the page. */
const load = cache(async (code: string) => {
  const actor = await requireActor();
  return readPrefecture(askAs(actor, 'generic'), actor, code);
});

export async function generateMetadata({ params }: PageProps<'/network/prefectures/[code]'>): Promise<Metadata> {
  const { code } = await params;
  return { title: (await load(code))?.name ?? code };
}

export default async function PrefecturePage({ params }: PageProps<'/network/prefectures/[code]'>) {
  const actor = await requireActor();
  const overview = await load((await params).code);
  if (overview === null) notFound();
  const t = await getTranslations('network');
  const locale = await getLocale();
  const at = now();
  const { name, nodes, lines, townNodes, townLines, networks } = overview;
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/network' }, { label: name }]} />
      <PageHeading actions={<NetworkLinks actor={actor} t={t} />} title={t('prefecture.title', { name })} />
      <div className="flex flex-col gap-6">
        <PrefectureTopology overview={overview} t={t} />
        <Panel plain title={t('prefecture.own')}>
          <NodeTable caption={t('prefecture.own')} locale={locale} nodes={nodes} now={at} t={t} />
          <LineTable caption={t('lines.title')} lines={lines} locale={locale} now={at} t={t} />
        </Panel>
        <Panel
          aside={
            canManageNode(actor, { organizationId: overview.organizationId, parentId: null }) ? (
              <TextLink href={`/network/prefectures/${overview.code}/kind`}>{t('kindForm.open')}</TextLink>
            ) : undefined
          }
          plain
          title={t('prefecture.networks')}
        >
          {networks.length === 0 ? (
            <p>{t('prefecture.networkNone')}</p>
          ) : (
            <DefinitionList
              items={networks.map((network) => ({
                term:
                  network.validFrom === null
                    ? t('prefecture.always')
                    : `${t('prefecture.from')} ${formatShortDate(network.validFrom, locale)}`,
                value: networkText(network, t),
              }))}
            />
          )}
        </Panel>
        <Panel plain title={t('prefecture.towns')}>
          <NodeTable caption={t('prefecture.towns')} locale={locale} nodes={townNodes} now={at} t={t} />
        </Panel>
        <Panel plain title={t('prefecture.townLines')}>
          <LineTable caption={t('prefecture.townLines')} lines={townLines} locale={locale} now={at} t={t} />
        </Panel>
      </div>
      <LiveRefresh topics={['network']} />
    </>
  );
}

function networkText({ kind, provider, capacityMbps, note }: PrefecturalNetworkVersion, t: NetworkWords): string {
  const capacity = capacityMbps === null ? '' : t('lines.mbps', { value: formatNumber(capacityMbps) });
  return [t(`networkKinds.${kind}`), provider, capacity, note].filter(Boolean).join(' · ');
}
