import type { AlarmSeverity, NodeState } from '@/lib/core/generated/enums';

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

export const alarmSeverities = ['critical', 'warning'] as const satisfies AlarmSeverity[];
/** `unresolved` = open or acknowledged. */
export const alarmFilterStates = ['unresolved', 'open', 'acknowledged', 'resolved'] as const;

/** Alarms on a page of their list. */
export const alarmPageSize = 50;
