import { z } from 'zod';
import { StepState } from '@/lib/core/generated/enums';
import { nodeId, organizationId } from '@/lib/core/id-shapes';
import { gates, stepKinds } from '../../constants';

/** One step of a server's day. */
export const serverStepShape = z.object({
  kind: z.enum(stepKinds),
  round: z.number(),
  state: z.enum(StepState),
  gate: z.enum(gates),
  dueAt: z.date(),
  begunAt: z.date().nullable(),
  settledAt: z.date().nullable(),
  /** Why it counts as done though nobody saw it done, or is void. */
  exception: z.string().nullable(),
  /** What the agent printed, or the reason that a person gave. */
  note: z.string(),
  decidedBy: z.string(),
  late: z.boolean(),
});
export type ServerStep = z.infer<typeof serverStepShape>;

/** Where a server stands in its day. */
export const serverStandingShape = z.object({
  nodeId,
  code: z.string(),
  name: z.string(),
  organizationId,
  organizationName: z.string(),
  parentOrganizationId: organizationId.nullable(),
  tier: z.number(),
  up: z.boolean(),
  online: z.boolean(),
  counterOpen: z.boolean(),
  wantedUp: z.boolean(),
  /** Why those above do not wait for it; null = they do. */
  excuse: z.string().nullable(),
  /** Steps that are due and neither done nor void. */
  late: z.number(),
  failed: z.number(),
  /** The next step that is not settled, and when it is due. */
  nextKind: z.enum(stepKinds).nullable(),
  nextDue: z.date().nullable(),
});
export type ServerStanding = z.infer<typeof serverStandingShape>;

/** What a server waits for: another that is not where the gate wants it. */
export const blockerShape = z.object({
  code: z.string().nullable(),
  organizationName: z.string(),
  /** Its open alarm; null = none, or the reader sees none. */
  alarm: z.number().nullable(),
});
export type Blocker = z.infer<typeof blockerShape>;

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
