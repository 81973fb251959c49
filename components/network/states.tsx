import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import type { CheckState, NodeState } from '@/lib/core/generated/enums';
import type { getTranslations } from '@/lib/core/i18n/server';

export type NetworkWords = Awaited<ReturnType<typeof getTranslations<'network'>>>;

const tones: Readonly<Record<NodeState, Tone>> = {
  silent: 'error',
  critical: 'error',
  unreachable: 'warning',
  warning: 'warning',
  unknown: 'neutral',
  ok: 'success',
  stopped: 'closed',
  unwatched: 'neutral',
};

interface StateProps {
  state: NodeState;
  cause?: string | null;
  t: NetworkWords;
}

/** The state of a node, line or place; with what explains that it cannot be reached. */
export function NodeStateBadge({ state, cause = null, t }: StateProps) {
  const known = cause === 'line' || cause === 'place' || cause === 'node' ? cause : null;
  const badge = <StatusBadge tone={tones[state]}>{t(`states.${state}`)}</StatusBadge>;
  if (known === null) return badge;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {badge}
      <span className="text-dns-14N-130">{t(`causes.${known}`)}</span>
    </span>
  );
}

export function CheckStateBadge({ state, t }: { state: CheckState; t: NetworkWords }) {
  return <StatusBadge tone={tones[state]}>{t(`checkStates.${state}`)}</StatusBadge>;
}

interface Look {
  /** Of a tile in SVG. */
  readonly tile: string;
  /** Of a box in HTML. */
  readonly box: string;
  readonly sign: string;
}

/** How a state is drawn: ground, edge and a sign, so that colour never says it alone. */
export const looks: Readonly<Record<NodeState, Look>> = {
  silent: { tile: 'fill-red-100 stroke-red-900', box: 'bg-red-100 border-red-900', sign: '✕' },
  critical: { tile: 'fill-red-100 stroke-red-900', box: 'bg-red-100 border-red-900', sign: '!' },
  unreachable: { tile: 'fill-orange-100 stroke-orange-900', box: 'bg-orange-100 border-orange-900', sign: '≠' },
  warning: { tile: 'fill-yellow-100 stroke-yellow-900', box: 'bg-yellow-100 border-yellow-900', sign: '△' },
  unknown: {
    tile: 'fill-solid-gray-100 stroke-solid-gray-600',
    box: 'bg-solid-gray-100 border-solid-gray-600',
    sign: '?',
  },
  ok: { tile: 'fill-green-50 stroke-green-800', box: 'bg-green-50 border-green-800', sign: '' },
  stopped: {
    tile: 'fill-solid-gray-100 stroke-solid-gray-600',
    box: 'bg-solid-gray-100 border-solid-gray-600',
    sign: '■',
  },
  unwatched: { tile: 'fill-white stroke-solid-gray-420', box: 'bg-white border-solid-gray-420', sign: '' },
};
