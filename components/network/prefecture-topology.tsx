import { Panel } from '@/components/ui/panel';
import type { NodeSummary, PrefectureOverview } from '@/lib/network/types';
import { looks, type NetworkWords } from './states';

const perRow = 10;
const cell = { width: 84, height: 46 } as const;
const width = perRow * cell.width;
const top = 150;

/** A picture of a prefecture's part: national server – line – prefectural server and gear – the CS of its towns. Tables beside it say the same. */
export function PrefectureTopology({ overview, t }: { overview: PrefectureOverview; t: NetworkWords }) {
  const { name, nodes, lines, townNodes } = overview;
  const servers = townNodes.filter(({ kind }) => kind === 'cs');
  const rows = Math.max(1, Math.ceil(servers.length / perRow));
  const line = lines.find(({ kind }) => kind === 'prefectural');
  return (
    <Panel plain title={t('prefecture.topology')}>
      <p className="sr-only">{t('prefecture.topologyText', { name })}</p>
      <svg className="w-full" viewBox={`0 0 ${width} ${top + rows * cell.height}`}>
        <title>{t('prefecture.topology')}</title>
        <path
          className={`fill-none stroke-2 ${line && line.state !== 'ok' ? 'stroke-red-900' : 'stroke-solid-gray-600'}`}
          d={`M ${width / 2} 34 V 62 M ${width / 2} 96 V 126 M ${cell.width / 2} 126 H ${width - cell.width / 2}`}
        />
        <Box label={t('kinds.national_server')} x={width / 2 - 90} y={2} />
        {line ? (
          <text className="fill-current text-[12px]" x={width / 2 + 8} y={53}>
            {`${looks[line.state].sign} ${line.name}：${t(`states.${line.state}`)}`}
          </text>
        ) : null}
        {nodes.map((node, index) => (
          <NodeBox key={node.id} node={node} t={t} x={width / 2 - nodes.length * 94 + index * 188 + 4} y={64} />
        ))}
        {servers.map((node, index) => (
          <TownBox
            key={node.id}
            node={node}
            t={t}
            x={(index % perRow) * cell.width + 3}
            y={top - 12 + Math.floor(index / perRow) * cell.height}
          />
        ))}
      </svg>
    </Panel>
  );
}

function Box({ label, x, y }: { label: string; x: number; y: number }) {
  return (
    <>
      <rect className="fill-white stroke-solid-gray-600" height={32} rx={5} width={180} x={x} y={y} />
      <text className="fill-current text-[13px]" textAnchor="middle" x={x + 90} y={y + 21}>
        {label}
      </text>
    </>
  );
}

interface BoxProps {
  node: NodeSummary;
  t: NetworkWords;
  x: number;
  y: number;
}

function NodeBox({ node, t, x, y }: BoxProps) {
  const label = `${node.name}：${t(`states.${node.state}`)}`;
  return (
    <a aria-label={label} href={`/network/nodes/${node.code}`}>
      <title>{label}</title>
      <rect className={`${looks[node.state].tile} stroke-2`} height={32} rx={5} width={180} x={x} y={y} />
      <text className="fill-current text-[12px]" textAnchor="middle" x={x + 90} y={y + 20}>
        {`${looks[node.state].sign} ${node.name}`}
      </text>
    </a>
  );
}

function TownBox({ node, t, x, y }: BoxProps) {
  const label = `${node.organizationName} ${t('kinds.cs')}：${t(`states.${node.state}`)}`;
  return (
    <a aria-label={label} href={`/network/nodes/${node.code}`}>
      <title>{label}</title>
      <rect className={`${looks[node.state].tile} stroke-2`} height={36} rx={4} width={cell.width - 6} x={x} y={y} />
      <text
        className="fill-current text-[12px]"
        textAnchor="middle"
        textLength={node.organizationName.length > 6 ? cell.width - 12 : undefined}
        x={x + (cell.width - 6) / 2}
        y={y + 16}
      >
        {node.organizationName}
      </text>
      <text className="fill-current text-[12px]" textAnchor="middle" x={x + (cell.width - 6) / 2} y={y + 31}>
        {looks[node.state].sign}
      </text>
    </a>
  );
}
