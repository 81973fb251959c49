import type { NodeState } from '@/lib/core/generated/enums';
import type { LineSummary, NodeSummary } from '@/lib/network/types';
import { looks, type NetworkWords, NodeStateBadge } from './states';

const troubled: readonly NodeState[] = ['silent', 'critical', 'unreachable', 'warning'];
const strokeOf = (state: NodeState | undefined): string =>
  state !== undefined && troubled.includes(state) ? 'border-red-900' : 'border-solid-gray-600';

/** A stretch of line downwards; whose it is and how it is stand beside it. */
export function Stretch({ line, t }: { line?: LineSummary | undefined; t: NetworkWords }) {
  return (
    <div className="flex min-h-8 justify-center">
      <span aria-hidden="true" className={`border-l-3 ${strokeOf(line?.state)}`} />
      {line ? (
        <a className="link py-1 pl-2 text-dns-14N-130" href={`/network/lines/${line.code}`}>
          {line.name} <NodeStateBadge cause={line.cause} state={line.state} t={t} />
        </a>
      ) : null}
    </div>
  );
}

interface BoxProps {
  node: NodeSummary;
  /** What stands in it; without it the node's name. */
  label?: string;
  /** The line it hangs on. */
  line?: LineSummary | undefined;
  t: NetworkWords;
}

/** A node, drawn in its state; the line above it, where one is given, in its own. */
export function NodeBox({ node, label = node.name, line, t }: BoxProps) {
  const { box, sign } = looks[node.state];
  const state = `${node.name}：${t(`states.${node.state}`)}`;
  const full = line ? `${state}、${line.name}：${t(`states.${line.state}`)}` : state;
  return (
    <li className="flex flex-col">
      {line ? (
        <span aria-hidden="true" className={`mx-auto h-3 border-l-3 ${strokeOf(line.state)}`}>
          {looks[line.state].sign === '' ? null : (
            <span className="pl-1 text-dns-14N-130">{looks[line.state].sign}</span>
          )}
        </span>
      ) : null}
      <a
        aria-label={full}
        className={`flex min-h-11 grow items-center justify-center rounded-8 border-2 px-2 py-1 text-center text-dns-14N-130 hover:underline ${box}`}
        href={`/network/nodes/${node.code}`}
        title={full}
      >
        {sign === '' ? null : <span className="pr-1 font-bold">{sign}</span>}
        {label}
      </a>
    </li>
  );
}
