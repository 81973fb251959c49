import { Panel } from '@/components/ui/panel';
import { statesByWeight } from '@/lib/network/constants';
import type { PrefectureSummary } from '@/lib/network/types';
import { looks, type NetworkWords, NodeStateBadge } from './states';
import { tileColumns, tilePlaces, tileRows } from './tile-places';

const side = 62;
const step = 68;

/** 新潟県 → 新潟, as maps write it; 北海道 stays. */
const shortName = (name: string): string =>
  name === '北海道' ? name : name.replace(/[都府県]$/, '').replace(/ (Prefecture|Metropolis)$/, '');

/** The nation as 47 tiles laid out like Japan. Each is a link; a table beside it says the same. */
export function NationMap({ prefectures, t }: { prefectures: readonly PrefectureSummary[]; t: NetworkWords }) {
  const shown = statesByWeight.filter((state) => prefectures.some((prefecture) => prefecture.state === state));
  return (
    <Panel plain title={t('map.title')}>
      <p className="sr-only">{t('map.text')}</p>
      <svg className="w-full" viewBox={`0 0 ${tileColumns * step} ${tileRows * step}`}>
        <title>{t('map.title')}</title>
        {prefectures.map((prefecture) => (
          <Tile key={prefecture.code} prefecture={prefecture} t={t} />
        ))}
      </svg>
      <ul aria-label={t('map.legend')} className="mt-3 flex flex-wrap gap-3">
        {shown.map((state) => (
          <li className="flex items-center gap-1" key={state}>
            <span aria-hidden="true">{looks[state].sign}</span>
            <NodeStateBadge state={state} t={t} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Tile({ prefecture, t }: { prefecture: PrefectureSummary; t: NetworkWords }) {
  const place = tilePlaces.get(prefecture.code.slice(0, 2));
  if (!place) return null;
  const { code, name, state, affected, openAlarms: alarms } = prefecture;
  const { tile, sign } = looks[state];
  const [x, y] = [(place.column - 1) * step + 3, (place.row - 1) * step + 3];
  const label = t('map.tile', { name, state: t(`states.${state}`), affected, alarms });
  return (
    <a aria-label={label} href={`/network/prefectures/${code}`}>
      <title>{label}</title>
      <rect className={`${tile} stroke-2`} height={side} rx={6} width={side} x={x} y={y} />
      <text
        className="fill-current text-[15px]"
        textAnchor="middle"
        textLength={textLength(shortName(name))}
        x={x + side / 2}
        y={y + 26}
      >
        {shortName(name)}
      </text>
      <text className="fill-current text-[15px] font-bold" textAnchor="middle" x={x + side / 2} y={y + 50}>
        {[sign, affected > 0 ? String(affected) : ''].filter(Boolean).join(' ')}
      </text>
    </a>
  );
}

/** Long English names are set narrower rather than run over their tile. */
const textLength = (name: string): number | undefined => (name.length > 7 ? side - 8 : undefined);
