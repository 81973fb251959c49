import { formatUpTo } from '@/lib/core/i18n/format';

export interface FigureProps {
  label: string;
  value: number;
  /** Counting ended one beyond this; none = it went to the end. */
  most?: number;
  /** The list behind the number. */
  href: string;
  /** What to compare it with. */
  note?: string;
  /** Asks for attention while it is not zero. */
  alarming?: boolean;
}

/** One number of a dashboard, with the list behind it. */
function Figure({ label, value, most = Infinity, href, note, alarming }: FigureProps) {
  return (
    <a className={alarming && value > 0 ? 'figure figure-alarm' : 'figure'} href={href}>
      <span className="block text-dns-14N-130">{label}</span>
      <span className="figure-value">{formatUpTo(value, most)}</span>
      {note === undefined ? null : <span className="block text-dns-14N-130 text-solid-gray-700">{note}</span>}
    </a>
  );
}

export function Figures({ figures }: { figures: readonly FigureProps[] }) {
  return (
    <ul className="figures">
      {figures.map((figure) => (
        <li key={figure.label}>
          <Figure {...figure} />
        </li>
      ))}
    </ul>
  );
}
