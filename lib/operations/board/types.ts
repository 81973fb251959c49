import type { StepState } from '@/lib/core/generated/enums';
import type { StepKind } from '../constants';

/** How far a tier is with one kind of step. */
export interface TierProgress {
  readonly tier: number;
  readonly kind: StepKind;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** Due, and neither done nor void. */
  readonly late: number;
  readonly firstDue: Date;
  readonly lastDue: Date;
}

export interface PrefectureProgress {
  readonly code: string;
  readonly name: string;
  /** Its server: wanted up, up, in online operation. */
  readonly serverWanted: boolean;
  readonly serverUp: boolean;
  readonly serverOnline: boolean;
  /** Its municipalities' CS. */
  readonly towns: number;
  readonly up: number;
  readonly online: number;
  readonly counterOpen: number;
  /** Steps that are due and not done, or failed. */
  readonly late: number;
  /** When its server is to start, and its online operation to end; null = not on this date. */
  readonly starts: Date | null;
  readonly ends: Date | null;
}

/** A step that is due and not done, at a node that nobody above holds up: who holds up the others. */
export interface HoldUp {
  readonly nodeId: string;
  /** null = the reader does not see it. */
  readonly nodeCode: string | null;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly tier: number;
  readonly date: string;
  readonly kind: StepKind;
  readonly round: number;
  readonly state: StepState;
  readonly dueAt: Date;
  readonly note: string;
  /** Why those above do not wait for it; null = they do. */
  readonly excuse: string | null;
  /** Its open alarm; null = none, or the reader sees none. */
  readonly alarm: number | null;
  /** Nodes that wait for it. */
  readonly waiting: number;
}

export interface Board {
  /** Business date. */
  readonly date: string;
  /** The operating clock. */
  readonly at: Date;
  /** The operating clock is not the real one (demonstration). */
  readonly moved: boolean;
  /** Of the plan; null = nothing is to be done on this date. */
  readonly version: number | null;
  readonly tiers: readonly TierProgress[];
  readonly prefectures: readonly PrefectureProgress[];
  readonly holdUps: readonly HoldUp[];
  /** There are more than are listed. */
  readonly moreHoldUps: boolean;
}
