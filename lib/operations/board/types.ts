import { z } from 'zod';
import { StepState } from '@/lib/core/generated/enums';
import { nodeId, organizationId } from '@/lib/core/id-shapes';
import { stepKinds } from '../constants';

/** How far a tier is with one kind of step. */
export const tierProgressShape = z.object({
  tier: z.number(),
  kind: z.enum(stepKinds),
  total: z.number(),
  done: z.number(),
  failed: z.number(),
  /** Due, and neither done nor void. */
  late: z.number(),
  firstDue: z.date(),
  lastDue: z.date(),
});
export type TierProgress = z.infer<typeof tierProgressShape>;

export const prefectureProgressShape = z.object({
  code: z.string(),
  name: z.string(),
  /** Its server: wanted up, up, in online operation. */
  serverWanted: z.boolean(),
  serverUp: z.boolean(),
  serverOnline: z.boolean(),
  /** Its municipalities' CS. */
  towns: z.number(),
  up: z.number(),
  online: z.number(),
  counterOpen: z.number(),
  /** Steps that are due and not done, or failed. */
  late: z.number(),
  /** When its server is to start, and its online operation to end; null = not on this date. */
  starts: z.date().nullable(),
  ends: z.date().nullable(),
});
export type PrefectureProgress = z.infer<typeof prefectureProgressShape>;

/** A step that is due and not done, at a node that nobody above holds up: who holds up the others. */
export const holdUpShape = z.object({
  nodeId,
  /** null = the reader does not see it. */
  nodeCode: z.string().nullable(),
  organizationId,
  organizationName: z.string(),
  tier: z.number(),
  date: z.string(),
  kind: z.enum(stepKinds),
  round: z.number(),
  state: z.enum(StepState),
  dueAt: z.date(),
  note: z.string(),
  /** Why those above do not wait for it; null = they do. */
  excuse: z.string().nullable(),
  /** Its open alarm; null = none, or the reader sees none. */
  alarm: z.number().nullable(),
  /** Nodes that wait for it. */
  waiting: z.number(),
});
export type HoldUp = z.infer<typeof holdUpShape>;

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
