import type { TicketCategory, TicketUrgency } from '../constants';

/** Targets in minutes of business hours. */
export interface SlaPolicy {
  readonly id: string;
  /** Null = any. */
  readonly category: TicketCategory | null;
  readonly urgency: TicketUrgency | null;
  readonly firstResponseMinutes: number;
  readonly updateMinutes: number;
  readonly solutionMinutes: number;
  /** Business date. */
  readonly validFrom: string;
}

export const slaReasons = ['category_urgency', 'category', 'urgency', 'default'] as const;
/** What of a ticket its policy names. */
export type SlaReason = (typeof slaReasons)[number];

export interface ChosenPolicy {
  readonly policy: SlaPolicy;
  readonly reason: SlaReason;
}

/** A span of instants; `until` exclusive. */
export interface Pause {
  readonly from: Date;
  readonly until: Date;
}

export interface Clock {
  readonly startedAt: Date;
  /** When something was last said to the asker; the start where nothing was. */
  readonly lastUpdateAt: Date;
  readonly pauses: readonly Pause[];
}

export interface Targets {
  readonly firstResponseDue: Date;
  readonly updateDue: Date;
  readonly solutionDue: Date;
  /** When each comes near. */
  readonly firstResponseWarn: Date;
  readonly updateWarn: Date;
  readonly solutionWarn: Date;
}
