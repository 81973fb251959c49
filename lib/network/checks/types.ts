import type { CheckState } from '@/lib/core/generated/enums';

/** What is remembered of a check between two samples. */
export interface CheckMemory {
  /** Confirmed: alarms and roll-ups go by it. */
  readonly state: CheckState;
  readonly stateSince: Date;
  /** Of the last sample. */
  readonly latest: CheckState;
  /** Samples in a row that were worse than `state`. */
  readonly attempt: number;
  /** Bit n: was the sample n ago another than the one before it? */
  readonly recentChanges: number;
  readonly flapping: boolean;
  readonly value: number | null;
  readonly detail: string;
  /** null = no sample yet. */
  readonly sampledAt: Date | null;
}

/** `failed`: what was probed did not answer. `unknown`: the agent could not look. */
export type SampleStatus = 'measured' | 'failed' | 'unknown';

export interface SampleInput {
  readonly at: Date;
  readonly status: SampleStatus;
  /** In the kind's unit; null where there is none. */
  readonly value: number | null;
  readonly detail: string;
}

/** The limits in force for a check. */
export interface Limits {
  readonly warning: number | null;
  readonly critical: number | null;
  readonly margin: number;
  readonly attempts: number;
}

/** A confirmed change: of the state, or of whether it flaps. */
export interface CheckTransition {
  readonly from: CheckState;
  readonly to: CheckState;
  readonly flapping: boolean;
}

export interface Judged {
  readonly memory: CheckMemory;
  /** null = nothing that anybody has to be told. */
  readonly transition: CheckTransition | null;
}
