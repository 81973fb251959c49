import { ranksOf } from '@/lib/jobs/nets/rules';

interface DrawnJob {
  readonly key: string;
  readonly label: string;
  /** Second line: a command, a state. */
  readonly detail: string;
  readonly tone: 'plain' | 'done' | 'running' | 'failed';
  readonly after: readonly {
    readonly key: string;
    readonly on: 'succeeded' | 'ended';
    readonly scope: 'all' | 'node';
  }[];
}

const [width, height, gapX, gapY] = [190, 52, 56, 20];
const colours = {
  plain: ['#ffffff', '#7f7f7f'],
  done: ['#e6f5ec', '#197a4b'],
  running: ['#e8f1fe', '#0017c1'],
  failed: ['#fdeeee', '#ce0000'],
} as const;

/** The order of the jobs from left to right. A line is broken where a job only needs the other's end. The table beside it says the same. */
export function NetPicture({ jobs, title }: { jobs: readonly DrawnJob[]; title: string }) {
  const ranks = ranksOf(jobs);
  const rows = new Map<number, number>();
  const places = new Map(
    jobs.map(({ key }) => {
      const rank = Math.min(ranks.get(key) ?? 0, 60);
      const row = rows.get(rank) ?? 0;
      rows.set(rank, row + 1);
      return [key, { x: rank * (width + gapX), y: row * (height + gapY) }];
    }),
  );
  const columns = Math.max(0, ...rows.keys()) + 1;
  const lines = Math.max(1, ...rows.values());
  const size = { width: columns * (width + gapX) - gapX + 2, height: lines * (height + gapY) - gapY + 2 };
  return (
    <div className="overflow-x-auto">
      <svg
        aria-label={title}
        className="desktop:h-auto desktop:max-w-full"
        height={size.height}
        role="img"
        viewBox={`-1 -1 ${size.width} ${size.height}`}
        width={size.width}
      >
        <title>{title}</title>
        {jobs.flatMap(({ key, after }) =>
          after.map((link) => {
            const [from, to] = [places.get(link.key), places.get(key)];
            if (!from || !to) return null;
            const [x1, y1, x2, y2] = [from.x + width, from.y + height / 2, to.x, to.y + height / 2];
            return (
              <path
                key={`${link.key} ${key}`}
                d={`M${x1} ${y1} C${x1 + gapX / 2} ${y1} ${x2 - gapX / 2} ${y2} ${x2 - 6} ${y2} l-6 -4 m6 4 l-6 4`}
                fill="none"
                stroke="#4d4d4d"
                strokeDasharray={link.on === 'ended' ? '5 3' : undefined}
                strokeWidth={link.scope === 'all' ? 2.5 : 1.5}
              />
            );
          }),
        )}
        {jobs.map(({ key, label, detail, tone }) => {
          const { x, y } = places.get(key) ?? { x: 0, y: 0 };
          return (
            <g key={key}>
              <rect
                fill={colours[tone][0]}
                height={height}
                rx={6}
                stroke={colours[tone][1]}
                strokeWidth={1.5}
                width={width}
                x={x}
                y={y}
              />
              <text fill="#1a1a1a" fontSize="14" fontWeight="bold" x={x + 10} y={y + 22}>
                {label.length > 13 ? `${label.slice(0, 12)}…` : label}
              </text>
              <text fill="#4d4d4d" fontSize="12" x={x + 10} y={y + 41}>
                {detail.length > 26 ? `${detail.slice(0, 25)}…` : detail}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
