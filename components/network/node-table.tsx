import { Table } from '@/components/ui/list/table';
import { formatAge, formatNumber, formatSpan } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { NodeSummary } from '@/lib/network/types';
import { type NetworkWords, NodeStateBadge } from './states';

interface NodeTableProps {
  caption: string;
  nodes: readonly NodeSummary[];
  now: Date;
  locale: Locale;
  t: NetworkWords;
}

/** Servers and devices with their present state, worst first as the query has them. */
export function NodeTable({ caption, nodes, now, locale, t }: NodeTableProps) {
  if (nodes.length === 0) return <p>{t('nodes.empty')}</p>;
  return (
    <Table caption={caption} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('nodes.node')}</th>
          <th scope="col">{t('nodes.kind')}</th>
          <th scope="col">{t('nodes.owner')}</th>
          <th scope="col">{t('nodes.state')}</th>
          <th scope="col">{t('nodes.since')}</th>
          <th scope="col">{t('nodes.lastSeen')}</th>
          <th scope="col">{t('nodes.operation')}</th>
          <th className="num" scope="col">
            {t('nodes.alarms')}
          </th>
        </tr>
      </thead>
      <tbody>
        {nodes.map((node) => (
          <tr key={node.id}>
            <td data-label={t('nodes.node')}>
              <a className="link" href={`/network/nodes/${node.code}`}>
                {node.name}
              </a>
            </td>
            <td className="tight" data-label={t('nodes.kind')}>
              {t(`kinds.${node.kind}`)}
            </td>
            <td data-label={t('nodes.owner')}>{node.organizationName}</td>
            <td data-label={t('nodes.state')}>
              <NodeStateBadge cause={node.cause} state={node.state} t={t} />
            </td>
            <td className="tight" data-label={t('nodes.since')}>
              {formatSpan(now.getTime() - node.stateSince.getTime(), locale)}
            </td>
            <td className="tight" data-label={t('nodes.lastSeen')}>
              {node.lastSeenAt === null ? neverSeen(node, t) : formatAge(node.lastSeenAt, now, locale)}
            </td>
            <td className="tight" data-label={t('nodes.operation')}>
              {node.lastSeenAt === null ? '–' : operationOf(node.operation, t)}
            </td>
            <td className="num" data-label={t('nodes.alarms')}>
              {formatNumber(node.openAlarms)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export const operationOf = (operation: string | null, t: NetworkWords): string =>
  t(`operations.${operation === 'running' || operation === 'stopped' ? operation : 'none'}`);

/** What stands in place of the last report: there is an agent that has not reported yet, others look at it (gear), or nobody does. */
export const neverSeen = ({ state, enrolled }: NodeSummary, t: NetworkWords): string =>
  t(enrolled ? 'nodes.awaited' : state === 'unwatched' ? 'nodes.never' : 'nodes.watched');
