import { Legend } from '@/components/ui/layout/legend';
import { TileMap } from './tile-map';

const looks = {
  unanswered: ['fill-yellow-100 stroke-yellow-900', 'bg-yellow-100 border-yellow-900'],
  low: ['fill-orange-100 stroke-orange-900', 'bg-orange-100 border-orange-900'],
  middle: ['fill-blue-50 stroke-blue-900', 'bg-blue-50 border-blue-900'],
  full: ['fill-green-50 stroke-green-800', 'bg-green-50 border-green-800'],
} as const;
type Look = keyof typeof looks;

const lookOf = (rate: number | null): Look =>
  rate === null ? 'unanswered' : rate === 100 ? 'full' : rate >= 50 ? 'middle' : 'low';

interface RateMapProps {
  title: string;
  /** Says that a table says the same. */
  text: string;
  /** `rate` in percent; null = there is none. `text` is its short form, `label` says all. */
  tiles: readonly {
    readonly code: string;
    readonly name: string;
    readonly href: string;
    readonly rate: number | null;
    readonly text: string;
    readonly label: string;
  }[];
  legend: string;
  names: Readonly<Record<Look, string>>;
}

/** The prefectures coloured by a rate: none, below half, from half on, all. */
export function RateMap({ title, text, tiles, legend, names }: RateMapProps) {
  return (
    <TileMap
      text={text}
      tiles={tiles.map(({ rate, ...tile }) => ({ ...tile, look: looks[lookOf(rate)][0] }))}
      title={title}
    >
      <Legend
        items={(Object.keys(looks) as Look[]).map((look) => ({ box: looks[look][1], text: names[look] }))}
        label={legend}
      />
    </TileMap>
  );
}
