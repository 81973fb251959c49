import { alarmOf, type Place } from '@/lib/continuity/ledger/rules';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { ContinuityText } from './text';

interface LedgerPictureProps {
  places: readonly Place[];
  now: Date;
  locale: Locale;
  t: ContinuityText;
}

const [width, height, radius] = [640, 400, 150];

/** Towns in a ring; an arrow leads from a town to whoever holds its copy, in colour whether the copy is in order. The table says the same. */
export function LedgerPicture({ places, now, locale, t }: LedgerPictureProps) {
  const towns = [...new Map(places.map(({ townCode, townName }) => [townCode, townName]))];
  const at = new Map(towns.map(([code], index) => [code, pointOf(index, towns.length)]));
  const held = places.filter(({ townCode, holderCode }) => townCode !== holderCode);
  return (
    <svg aria-label={t('picture.title')} className="w-full max-w-160" role="img" viewBox={`0 0 ${width} ${height}`}>
      <title>{t('picture.title')}</title>
      <defs>
        {(['success', 'error'] as const).map((tone) => (
          <marker
            id={`arrow-${tone}`}
            key={tone}
            markerHeight="8"
            markerWidth="8"
            orient="auto-start-reverse"
            refX="7"
            refY="4"
          >
            <path className={tone === 'success' ? 'fill-success-1' : 'fill-error-1'} d="M0 0 L8 4 L0 8 z" />
          </marker>
        ))}
      </defs>
      {held.map((place) => {
        const [from, to] = [at.get(place.townCode), at.get(place.holderCode)];
        if (!from || !to) return null;
        const tone = alarmOf(place.entry, now) === null ? 'success' : 'error';
        const said = place.entry ? formatShortDateTime(place.entry.dataAt, locale) : t('picture.none');
        return (
          <path
            className={tone === 'success' ? 'fill-none stroke-success-1' : 'fill-none stroke-error-1'}
            d={arc(from, to)}
            key={`${place.townCode} ${place.holderCode}`}
            markerEnd={`url(#arrow-${tone})`}
            strokeDasharray={place.entry ? undefined : '6 6'}
            strokeWidth="2.5"
          >
            <title>{t('picture.text', { holder: place.holderName, town: place.townName, at: said })}</title>
          </path>
        );
      })}
      {towns.map(([code, name]) => {
        const point = at.get(code);
        return point ? (
          <g key={code}>
            <rect
              className="fill-white stroke-solid-gray-700"
              height="44"
              rx="8"
              strokeWidth="1.5"
              width="140"
              x={point.x - 70}
              y={point.y - 22}
            />
            <text
              className="fill-solid-gray-900"
              dominantBaseline="middle"
              fontSize="18"
              textAnchor="middle"
              x={point.x}
              y={point.y}
            >
              {name}
            </text>
          </g>
        ) : null;
      })}
    </svg>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function pointOf(index: number, count: number): Point {
  const angle = (index / Math.max(count, 1)) * 2 * Math.PI - Math.PI / 2;
  return { x: width / 2 + radius * 1.35 * Math.cos(angle), y: height / 2 + radius * 0.95 * Math.sin(angle) + 30 };
}

/** Bent to its left, so that both directions of a pair are seen; it ends before the boxes. */
function arc(from: Point, to: Point): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const long = Math.hypot(dx, dy) || 1;
  const cut = (point: Point, sign: number): Point => ({
    x: point.x + (sign * dx * 78) / long,
    y: point.y + (sign * dy * 40) / long,
  });
  const [start, end] = [cut(from, 1), cut(to, -1)];
  const middle = { x: (start.x + end.x) / 2 + (dy / long) * 34, y: (start.y + end.y) / 2 - (dx / long) * 34 };
  return `M${start.x.toFixed(1)} ${start.y.toFixed(1)} Q${middle.x.toFixed(1)} ${middle.y.toFixed(1)} ${end.x.toFixed(1)} ${end.y.toFixed(1)}`;
}
