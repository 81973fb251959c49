import type { StepState } from '@/lib/core/generated/enums';
import type { Gate, StepKind } from '../../constants';

/** One step of a server's day. */
export interface ServerStep {
  readonly kind: StepKind;
  readonly round: number;
  readonly state: StepState;
  readonly gate: Gate;
  readonly dueAt: Date;
  readonly begunAt: Date | null;
  readonly settledAt: Date | null;
  /** Why it counts as done though nobody saw it done, or is void. */
  readonly exception: string | null;
  /** What the agent printed, or the reason that a person gave. */
  readonly note: string;
  readonly decidedBy: string;
  readonly late: boolean;
}

/** Where a server stands in its day. */
export interface ServerStanding {
  readonly nodeId: string;
  readonly code: string;
  readonly name: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly parentOrganizationId: string | null;
  readonly tier: number;
  readonly up: boolean;
  readonly online: boolean;
  readonly counterOpen: boolean;
  readonly wantedUp: boolean;
  /** Why those above do not wait for it; null = they do. */
  readonly excuse: string | null;
  /** Steps that are due and neither done nor void. */
  readonly late: number;
  readonly failed: number;
  /** The next step that is not settled, and when it is due. */
  readonly nextKind: StepKind | null;
  readonly nextDue: Date | null;
}

/** What a server waits for: another that is not where the gate wants it. */
export interface Blocker {
  readonly code: string | null;
  readonly organizationName: string;
  /** Its open alarm; null = none, or the reader sees none. */
  readonly alarm: number | null;
}

export interface ServerDay extends ServerStanding {
  readonly date: string;
  readonly at: Date;
  readonly steps: readonly ServerStep[];
  readonly blockers: readonly Blocker[];
  readonly alarm: number | null;
}

export interface PrefectureDay {
  readonly date: string;
  readonly at: Date;
  readonly name: string;
  /** Its server first, then its towns', the late first. */
  readonly servers: readonly ServerStanding[];
}
