import { statesByWeight } from '@/lib/network/constants';
import type { PrefectureSummary } from '@/lib/network/types';
import { looks, type NetworkWords, NodeStateBadge } from './states';
import { TileMap } from './tile-map';

/** The state of each prefecture's servers and lines. */
export function NationMap({ prefectures, t }: { prefectures: readonly PrefectureSummary[]; t: NetworkWords }) {
  const shown = statesByWeight.filter((state) => prefectures.some((prefecture) => prefecture.state === state));
  const tiles = prefectures.map(({ code, name, state, affected, openAlarms: alarms }) => ({
    ...{ code, name, href: `/network/prefectures/${code}`, look: looks[state].tile },
    label: t('map.tile', { name, state: t(`states.${state}`), affected, alarms }),
    text: [looks[state].sign, affected > 0 ? String(affected) : ''].filter(Boolean).join(' '),
  }));
  return (
    <TileMap text={t('map.text')} tiles={tiles} title={t('map.title')}>
      <ul aria-label={t('map.legend')} className="mt-3 flex flex-wrap gap-3">
        {shown.map((state) => (
          <li className="flex items-center gap-1" key={state}>
            <span aria-hidden="true">{looks[state].sign}</span>
            <NodeStateBadge state={state} t={t} />
          </li>
        ))}
      </ul>
    </TileMap>
  );
}
