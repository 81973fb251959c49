import 'server-only';
import { type Listening, listen } from '@/lib/core/database/listen';
import { readSignal, type Signal } from './rules';

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
    told: (payload) => {
      const signal = readSignal(payload);
      if (signal) all(({ told }) => told(signal));
    },
    ready: () => all(({ ready }) => ready()),
    lost: () => all(({ lost }) => lost()),
  });
}
