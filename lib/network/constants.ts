import type { NodeState } from '@/lib/core/generated/enums';

/** Worst first: a roll-up shows the first that occurs. */
export const statesByWeight = [
  'silent',
  'critical',
  'unreachable',
  'warning',
  'unknown',
  'ok',
  'stopped',
  'unwatched',
] as const satisfies NodeState[];

/** States in which residents may notice something. */
export const downStates = ['silent', 'critical', 'unreachable'] as const satisfies NodeState[];
