'use client';

import { tileColumns, tilePlaces, tileRows } from './tile-places';

const side = 62;
const step = 68;

/** 新潟県 → 新潟, as maps write it; 北海道 stays. */
const shortName = (name: string): string =>
  name === '北海道' ? name : name.replace(/[都府県]$/, '').replace(/ (Prefecture|Metropolis)$/, '');

export interface MapTile {
  /** Of the prefecture. */
  readonly code: string;
  readonly name: string;
  readonly href: string;
  /** What the tile says in full. */
  readonly label: string;
  /** A sign or figure below the name. */
  readonly text: string;
  /** Ground and edge, in SVG. */
  readonly look: string;
}

/** In the browser, too: what a tile is made of is sent once, beside what each says. */
export function TilePicture({ title, tiles }: { title: string; tiles: readonly MapTile[] }) {
  return (
    <svg className="w-full" viewBox={`0 0 ${tileColumns * step} ${tileRows * step}`}>
      <title>{title}</title>
      {tiles.map((tile) => (
        <Tile key={tile.code} tile={tile} />
      ))}
    </svg>
  );
}

function Tile({ tile: { code, name, href, label, text, look } }: { tile: MapTile }) {
  const place = tilePlaces.get(code.slice(0, 2));
  if (!place) return null;
  const [x, y] = [(place.column - 1) * step + 3, (place.row - 1) * step + 3];
  return (
    <a aria-label={label} href={href}>
      <title>{label}</title>
      <rect className={`${look} stroke-2`} height={side} rx={6} width={side} x={x} y={y} />
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
        {text}
      </text>
    </a>
  );
}

/** Long English names are set narrower rather than run over their tile. */
const textLength = (name: string): number | undefined => (name.length > 7 ? side - 8 : undefined);
