import { z } from 'zod';
import { ticketCategories, ticketUrgencies } from '../constants';

/** Targets in minutes of business hours. */
export const slaPolicyShape = z.object({
  id: z.string(),
  /** Null = any. */
  category: z.enum(ticketCategories).nullable(),
  urgency: z.enum(ticketUrgencies).nullable(),
  firstResponseMinutes: z.number(),
  updateMinutes: z.number(),
  solutionMinutes: z.number(),
  /** Business date. */
  validFrom: z.string(),
});
export type SlaPolicy = z.infer<typeof slaPolicyShape>;

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
