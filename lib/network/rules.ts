import type { NodeState } from '@/lib/core/generated/enums';
import { downStates, statesByWeight } from './constants';
import type { StateCounts } from './types';

/** What a roll-up shows: the worst that occurs; `unwatched` where there is nothing. */
export function worstOf(states: Iterable<NodeState>): NodeState {
  const present = new Set(states);
  return statesByWeight.find((state) => present.has(state)) ?? 'unwatched';
}

export const countDown = (counts: StateCounts): number =>
  downStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0);

export const addCounts = (one: StateCounts, other: StateCounts): StateCounts =>
  Object.fromEntries(
    statesByWeight.flatMap((state) => {
      const sum = (one[state] ?? 0) + (other[state] ?? 0);
      return sum === 0 ? [] : [[state, sum]];
    }),
  );

/** Does a state ask for somebody's attention? */
export const isTroubled = (state: NodeState): boolean =>
  state === 'warning' || downStates.some((down) => down === state);

export const isNodeState = (text: string): text is NodeState => statesByWeight.some((state) => state === text);
