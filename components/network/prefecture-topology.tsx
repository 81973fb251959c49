import { Panel } from '@/components/ui/layout/panel';
import type { PrefectureOverview } from '@/lib/network/types';
import type { NetworkWords } from './states';
import { NodeBox, Stretch } from './topology';

/** A picture of a prefecture's part: national server – line – prefectural server and gear – the lines and CS of its towns. Tables beside it say the same. */
export function PrefectureTopology({ overview, t }: { overview: PrefectureOverview; t: NetworkWords }) {
  const { name, nodes, lines, townNodes, townLines } = overview;
  const lineOf = new Map(townLines.map((line) => [line.organizationCode, line]));
  const servers = townNodes.filter(({ kind }) => kind === 'cs');
  return (
    <Panel plain title={t('prefecture.topology')}>
      <p className="sr-only">{t('prefecture.topologyText', { name })}</p>
      <p className="mx-auto w-fit rounded-8 border-2 border-solid-gray-600 px-4 py-2 text-dns-14N-130">
        {t('kinds.national_server')}
      </p>
      <Stretch line={lines.find(({ kind }) => kind === 'prefectural')} t={t} />
      <ul className="flex flex-wrap justify-center gap-2">
        {nodes.map((node) => (
          <NodeBox key={node.id} node={node} t={t} />
        ))}
      </ul>
      <Stretch t={t} />
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-x-2 gap-y-1 border-solid-gray-600 border-t-3">
        {servers.map((node) => (
          <NodeBox
            key={node.id}
            label={node.organizationName}
            line={lineOf.get(node.organizationCode)}
            node={node}
            t={t}
          />
        ))}
      </ul>
    </Panel>
  );
}
