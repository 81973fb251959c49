import { Panel } from '@/components/ui/layout/panel';
import { formatNumber } from '@/lib/core/i18n/format';
import { statesByWeight } from '@/lib/network/constants';
import type { NationOverview, PlaceSummary } from '@/lib/network/types';
import { type NetworkWords, NodeStateBadge } from './states';
import { NodeBox, Stretch } from './topology';

/** A picture of the nation's own part: the center with its server and gear – the national line – the 集約センター with its gear and the 47 servers. */
export function NationTopology({ nation, t }: { nation: NationOverview; t: NetworkWords }) {
  const { national, nationalLines, places, nodes } = nation;
  const center = places.find(({ kind }) => kind === 'national_center');
  const consolidation = places.find(({ kind }) => kind === 'consolidation_center');
  const servers = nodes.prefectural_server ?? {};
  const gearAt = (place: PlaceSummary | undefined) => national.filter(({ placeId }) => placeId === place?.id);
  return (
    <Panel plain title={t('nationTopology.title')}>
      <Site name={center?.name ?? ''}>
        {gearAt(center).map((node) => (
          <NodeBox key={node.id} node={node} t={t} />
        ))}
      </Site>
      {nationalLines.map((line) => (
        <Stretch key={line.id} line={line} t={t} />
      ))}
      <Site name={consolidation?.name ?? ''}>
        {gearAt(consolidation).map((node) => (
          <NodeBox key={node.id} node={node} t={t} />
        ))}
        <li className="flex min-h-11 flex-wrap items-center gap-x-3 rounded-8 border-2 border-solid-gray-600 px-3 text-dns-14N-130">
          {t('nationTopology.servers')}
          {statesByWeight.map((state) => {
            const count = servers[state] ?? 0;
            return count === 0 ? null : (
              <span className="inline-flex items-center gap-1" key={state}>
                <NodeStateBadge state={state} t={t} /> {formatNumber(count)}
              </span>
            );
          })}
        </li>
      </Site>
    </Panel>
  );
}

function Site({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="mx-auto rounded-8 border border-line p-3">
      <p className="mb-2 text-center text-dns-14B-130">{name}</p>
      <ul className="flex flex-wrap justify-center gap-2">{children}</ul>
    </div>
  );
}
