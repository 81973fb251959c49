import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Figures } from '@/components/dashboard/figure';
import { LiveRefresh } from '@/components/live/live-refresh';
import { AlarmList } from '@/components/network/alarm-list';
import { AlarmTable } from '@/components/network/alarm-table';
import { LineTable } from '@/components/network/line-table';
import { NationMap } from '@/components/network/nation-map';
import { NationTopology } from '@/components/network/nation-topology';
import { NetworkLinks } from '@/components/network/network-links';
import { NodeTable } from '@/components/network/node-table';
import { PrefectureTable } from '@/components/network/prefecture-table';
import { NodeStateBadge } from '@/components/network/states';
import { Banner } from '@/components/ui/banner';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import type { Actor } from '@/lib/access/actor';
import { requireActor } from '@/lib/access/session';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { listOpenAlarms } from '@/lib/network/alarms/queries';
import { readOwnNetwork } from '@/lib/network/own/queries';
import { readNation } from '@/lib/network/queries';
import { isTroubled } from '@/lib/network/rules';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('network'))('title') };
}

const shownAlarms = 10;

/** Who watches the nation sees it; a prefecture its part; everybody else what is their own. */
export default async function NetworkPage() {
  const actor = await requireActor();
  if (actor.organizationKind === 'prefecture') redirect(`/network/prefectures/${actor.organizationCode}`);
  return ['center', 'operator'].includes(actor.organizationKind) ? <Nation actor={actor} /> : <Own actor={actor} />;
}

async function Own({ actor }: { actor: Actor }) {
  const { nodes, lines, alarms } = await readOwnNetwork(askAs(actor), actor);
  const t = await getTranslations('network');
  const locale = await getLocale();
  const at = now();
  return (
    <>
      <PageHeading actions={<NetworkLinks actor={actor} t={t} />} lead={t('ownLead')} title={t('ownTitle')} />
      <div className="flex flex-col gap-6">
        <Panel plain title={t('panel.own')}>
          <NodeTable caption={t('panel.own')} locale={locale} nodes={nodes} now={at} t={t} />
        </Panel>
        {lines.length === 0 ? null : (
          <Panel plain title={t('lines.title')}>
            <LineTable caption={t('lines.title')} lines={lines} locale={locale} now={at} t={t} />
          </Panel>
        )}
        <Panel aside={<TextLink href="/network/alarms">{t('alarms.all')}</TextLink>} plain title={t('alarms.title')}>
          {alarms.length === 0 ? (
            <p>{t('alarms.none')}</p>
          ) : (
            <AlarmTable alarms={alarms} caption={t('alarms.title')} locale={locale} t={t} />
          )}
        </Panel>
      </div>
      <LiveRefresh topics={['network']} />
    </>
  );
}

async function Nation({ actor }: { actor: Actor }) {
  const ask = askAs(actor);
  const nation = await readNation(ask, actor);
  const alarms = await listOpenAlarms(ask, actor, shownAlarms);
  const t = await getTranslations('network');
  const locale = await getLocale();
  const { prefectures } = nation;
  const sum = (of: (prefecture: (typeof prefectures)[number]) => number) =>
    prefectures.reduce((total, prefecture) => total + of(prefecture), 0);
  return (
    <>
      <PageHeading actions={<NetworkLinks actor={actor} t={t} />} lead={t('lead')} title={t('title')} />
      {nation.deafSince === null ? null : (
        <Banner
          className="mb-6"
          kind="error"
          title={t('deaf', { since: formatShortDateTime(nation.deafSince, locale) })}
        />
      )}
      <Figures
        figures={[
          {
            label: t('figures.affected'),
            value: sum(({ affected }) => affected),
            href: '#prefectures',
            alarming: true,
          },
          {
            label: t('figures.prefectures'),
            value: prefectures.filter(({ state }) => isTroubled(state)).length,
            href: '#prefectures',
            alarming: true,
          },
          {
            label: t('figures.alarms'),
            value: sum(({ openAlarms }) => openAlarms),
            href: '/network/alarms',
            alarming: true,
          },
        ]}
      />
      <div className="mb-6 grid gap-6 desktop-admin:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <NationMap prefectures={prefectures} t={t} />
        <div className="flex flex-col gap-6">
          <Panel plain title={t('places')}>
            <DefinitionList
              items={nation.places.map((place) => ({
                term: place.name,
                value: <NodeStateBadge state={place.state} t={t} />,
              }))}
            />
          </Panel>
          <Panel aside={<TextLink href="/network/alarms">{t('alarms.all')}</TextLink>} plain title={t('alarms.title')}>
            {alarms.length === 0 ? <p>{t('alarms.none')}</p> : <AlarmList alarms={alarms} locale={locale} t={t} />}
          </Panel>
        </div>
      </div>
      <div className="flex flex-col gap-6">
        <NationTopology nation={nation} t={t} />
        <Panel plain title={t('national')}>
          <NodeTable caption={t('national')} locale={locale} nodes={nation.national} now={now()} t={t} />
        </Panel>
        <Panel id="prefectures" plain title={t('table.title')}>
          <PrefectureTable locale={locale} prefectures={prefectures} t={t} />
        </Panel>
      </div>
      <LiveRefresh topics={['network']} />
    </>
  );
}
