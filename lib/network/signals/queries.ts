import 'server-only';
import { type Listening, listen } from '@/lib/core/listen';

/** `commands`: some node has something new to do. `keys`: what is remembered of keys may be old. */
export type Signal = 'commands' | 'keys';

interface Hearer extends Pick<Listening, 'ready' | 'lost'> {
  readonly told: (signal: Signal) => void;
}

const hearers = new Set<Hearer>();

/** Hears what the database tells of nodes, by one connection for the whole process. */
export function onSignal(hearer: Hearer): void {
  const first = hearers.size === 0;
  hearers.add(hearer);
  if (!first) return;
  const all = (tell: (one: Hearer) => void) => {
    for (const one of hearers) tell(one);
  };
  listen({
    channel: 'renkei_nodes',
    told: (payload) => (payload === 'commands' || payload === 'keys') && all(({ told }) => told(payload)),
    ready: () => all(({ ready }) => ready()),
    lost: () => all(({ lost }) => lost()),
  });
}
