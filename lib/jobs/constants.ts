/** Days on which a calendar's time comes. */
export const calendars = [
  'every-day',
  /** Days of the common operating window. */
  'operating-days',
  'closed-days',
  'first-operating-day',
  'last-operating-day',
] as const;
export type CalendarName = (typeof calendars)[number];

/** What becomes of times that passed while nothing could begin. */
export const missedPolicies = ['skip', 'once', 'all'] as const;
export type MissedPolicy = (typeof missedPolicies)[number];

/** Servers and gear that have an agent; a job names those it is for. */
export const targetKinds = [
  'national_server',
  'prefectural_server',
  'cs',
  'down_recovery_server',
  'partner_server',
  'cloud_center',
] as const;

/** A definition that reaches more nodes than this waits for a second person. */
export const mostWithoutApproval = 10;
/** Minutes after which a time that nothing began counts as missed. */
export const missedAfterMinutes = 5;
/** The net that is the content of the plan's step 'daily processing' (S0 §1 point 4). */
export const dailyNetCode = 'DAILY';

export const warnings = ['late-start', 'late-end', 'overlong'] as const;
export type RunWarning = (typeof warnings)[number];

/** Why a node's run ended without an answer of its agent. */
export const nodeReasons = ['no-agent', 'not-fetched', 'timed-out', 'predecessor', 'cancelled'] as const;

/** How a run came about. */
export const runKinds = ['scheduled', 'late', 'manual', 'chained', 'daily'] as const;

/** What is wanted of a run by whoever watches over it. */
export const runWishes = ['run', 'hold', 'cancel'] as const;
