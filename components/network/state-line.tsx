import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { now } from '@/lib/core/clock';
import { formatNumber } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { statesByWeight } from '@/lib/network/constants';
import { addCounts } from '@/lib/network/rules';
import type { NationOverview, NodeSummary, StateCounts } from '@/lib/network/types';
import { LastSeen } from './last-seen';
import { neverSeen, operationOf } from './node-table';
import { type NetworkWords, NodeStateBadge } from './states';

/** So many own servers are named; the center has more, and its page lists them. */
const namedNodes = 4;

interface StateLineProps {
  own: readonly NodeSummary[];
  nation: NationOverview | null;
}

/** A dashboard's line of state: own servers by name, towns' servers by number. */
export async function StateLine({ own, nation }: StateLineProps) {
  const t = await getTranslations('network');
  const locale = await getLocale();
  const at = now();
  const towns = nation?.prefectures.reduce<StateCounts>((sum, { towns: counts }) => addCounts(sum, counts), {}) ?? null;
  if (own.length === 0 && towns === null) return null;
  return (
    <Panel aside={<TextLink href="/network">{t('panel.link')}</TextLink>} plain title={t('panel.own')}>
      <ul className="flex flex-col gap-2">
        {own.slice(0, namedNodes).map((node) => (
          <li className="flex flex-wrap items-center gap-x-3" key={node.id}>
            <a className="link" href={`/network/nodes/${node.code}`}>
              {node.name}
            </a>
            <NodeStateBadge cause={node.cause} state={node.state} t={t} />
            {node.lastSeenAt === null ? null : <span>{operationOf(node.operation, t)}</span>}
            <span className="text-solid-gray-700">
              {node.lastSeenAt === null ? (
                neverSeen(node, t)
              ) : (
                <LastSeen at={node.lastSeenAt} locale={locale} now={at} t={t} />
              )}
            </span>
          </li>
        ))}
        {towns === null ? null : <TownCounts counts={towns} t={t} />}
      </ul>
    </Panel>
  );
}

function TownCounts({ counts, t }: { counts: StateCounts; t: NetworkWords }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3">
      <span>{t('panel.towns')}</span>
      {statesByWeight.map((state) => {
        const count = counts[state] ?? 0;
        return count === 0 ? null : (
          <span className="inline-flex items-center gap-1" key={state}>
            <NodeStateBadge state={state} t={t} />
            {formatNumber(count)}
          </span>
        );
      })}
    </li>
  );
}
