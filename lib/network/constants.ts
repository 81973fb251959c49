import type { NodeKind, NodeState } from '@/lib/core/generated/enums';

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

/** The three tiers, in the order of start (S0 §1 point 1). */
export const tierKinds = ['national_server', 'prefectural_server', 'cs'] as const satisfies NodeKind[];

/** What the event list tells of. */
export const networkEventKinds = [
  'node.state',
  'line.state',
  'place.state',
  'check.state',
  'check.flapping',
  'alarm.opened',
  'alarm.acknowledged',
  'alarm.resolved',
  'agent.enrolled',
  'node.registered',
  'node.changed',
  'node.replaced',
  'node.retired',
  'key.rotated',
  'key.revoked',
  'intake.deaf',
  'intake.heard',
] as const;
export type NetworkEventKind = (typeof networkEventKinds)[number];
