import { z } from 'zod';
import { AlarmSeverity, CheckState, NodeState } from '@/lib/core/generated/enums';
import { nodeId } from '@/lib/core/id-shapes';
import type { NodeId } from '@/lib/core/ids';

/** A node as the judge sees it. */
export const judgedNodeShape = z.object({
  id: nodeId,
  lineId: z.string().nullable(),
  placeId: z.string(),
  state: z.enum(NodeState),
  stateSince: z.date(),
  /** Key of the alarm that is the cause, as it was decided last. */
  causeKey: z.string().nullable(),
  /** By when its agent must be heard; null = it has none. */
  deadlineAt: z.date().nullable(),
  /** Its agent has reported at least once. */
  heard: z.boolean(),
  /** Somebody has reported on it at least once. */
  sampled: z.boolean(),
  /** Down because it was planned so: no alarm, observation goes on. */
  plannedStop: z.boolean(),
  /** It is up or down against the plan of the day. */
  deviation: z.enum(['up', 'down']).nullable(),
});
export type JudgedNode = z.infer<typeof judgedNodeShape>;

export const judgedLineShape = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  upperPlaceId: z.string(),
  state: z.enum(NodeState),
  causeKey: z.string().nullable(),
  sampled: z.boolean(),
});
export type JudgedLine = z.infer<typeof judgedLineShape>;

export const judgedPlaceShape = z.object({ id: z.string(), state: z.enum(NodeState) });
export type JudgedPlace = z.infer<typeof judgedPlaceShape>;

/** A check that is not simply well. */
export const judgedCheckShape = z.object({
  id: z.number(),
  nodeId: nodeId.nullable(),
  lineId: z.string().nullable(),
  reporterId: nodeId,
  state: z.enum(CheckState),
  stateSince: z.date(),
  latest: z.enum(CheckState),
  flapping: z.boolean(),
  value: z.number().nullable(),
  detail: z.string(),
  /** Tells of the service that a planned stop stops. */
  ofService: z.boolean(),
});
export type JudgedCheck = z.infer<typeof judgedCheckShape>;

export const judgedAlarmShape = z.object({
  id: z.string(),
  key: z.string(),
  severity: z.enum(AlarmSeverity),
  affected: z.number(),
});
export type JudgedAlarm = z.infer<typeof judgedAlarmShape>;

/** The network at one moment. Checks that are well and reported by an agent that is heard are left out. */
export interface World {
  readonly nodes: readonly JudgedNode[];
  readonly lines: readonly JudgedLine[];
  readonly places: readonly JudgedPlace[];
  readonly checks: readonly JudgedCheck[];
  /** Those that are not resolved. */
  readonly alarms: readonly JudgedAlarm[];
}

export const patienceShape = z.object({
  /** Seconds that a silence lasts before it is an alarm. */
  confirmSeconds: z.number(),
  noDataMinutes: z.number(),
});
export type Patience = z.infer<typeof patienceShape>;

export type CauseKind = 'line' | 'place';

/** Why something cannot be reached: the outermost thing above it that is down. */
export interface Cause {
  readonly kind: CauseKind;
  /** Of its alarm: `line:<id>` or `place:<id>`. */
  readonly key: string;
}

/** What one thing is now, and why it cannot be reached. */
export interface Standing {
  readonly state: NodeState;
  readonly cause: Cause | null;
}

export interface Standings {
  readonly nodes: ReadonlyMap<string, Standing>;
  readonly lines: ReadonlyMap<string, Standing>;
  /** Nodes that cannot be reached, by the key of the cause. */
  readonly affected: ReadonlyMap<string, number>;
}

export interface StateChange {
  readonly id: string;
  readonly from: NodeState;
  readonly to: NodeState;
  readonly cause: Cause | null;
}

export interface WantedAlarm {
  readonly key: string;
  readonly severity: AlarmSeverity;
  readonly nodeId: NodeId | null;
  readonly lineId: string | null;
  readonly placeId: string | null;
  readonly checkId: number | null;
  readonly value: number | null;
  readonly detail: string;
  /** Nodes that cannot be reached because of it. */
  readonly affected: number;
}

export interface AlarmChange {
  readonly id: string;
  readonly from: AlarmSeverity;
  readonly to: AlarmSeverity;
  readonly affected: number;
}

export interface AlarmEnd {
  readonly id: string;
  readonly resolution: 'recovered' | 'superseded' | 'retired';
  /** With `superseded`: key of the alarm that is the cause. */
  readonly causeKey: string | null;
}

/** What has to be written so that the tables say what is. */
export interface Verdict {
  readonly nodes: readonly StateChange[];
  readonly lines: readonly StateChange[];
  readonly places: readonly StateChange[];
  readonly opened: readonly WantedAlarm[];
  readonly changed: readonly AlarmChange[];
  readonly ended: readonly AlarmEnd[];
}
