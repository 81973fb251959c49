import type { AlarmSeverity, CheckState, NodeState } from '@/lib/core/generated/enums';

/** A node as the judge sees it. */
export interface JudgedNode {
  readonly id: string;
  readonly lineId: string | null;
  readonly placeId: string;
  readonly state: NodeState;
  readonly stateSince: Date;
  /** Key of the alarm that is the cause, as it was decided last. */
  readonly causeKey: string | null;
  /** By when its agent must be heard; null = it has none. */
  readonly deadlineAt: Date | null;
  /** Its agent has reported at least once. */
  readonly heard: boolean;
  /** Somebody has reported on it at least once. */
  readonly sampled: boolean;
  /** Down because it was planned so: no alarm, observation goes on. */
  readonly plannedStop: boolean;
  /** It is up or down against the plan of the day. */
  readonly deviation: 'up' | 'down' | null;
}

export interface JudgedLine {
  readonly id: string;
  readonly parentId: string | null;
  readonly upperPlaceId: string;
  readonly state: NodeState;
  readonly causeKey: string | null;
  readonly sampled: boolean;
}

export interface JudgedPlace {
  readonly id: string;
  readonly state: NodeState;
}

/** A check that is not simply well. */
export interface JudgedCheck {
  readonly id: number;
  readonly nodeId: string | null;
  readonly lineId: string | null;
  readonly reporterId: string;
  readonly state: CheckState;
  readonly stateSince: Date;
  readonly latest: CheckState;
  readonly flapping: boolean;
  readonly value: number | null;
  readonly detail: string;
  /** Tells of the service that a planned stop stops. */
  readonly ofService: boolean;
}

export interface JudgedAlarm {
  readonly id: string;
  readonly key: string;
  readonly severity: AlarmSeverity;
  readonly affected: number;
}

/** The network at one moment. Checks that are well and reported by an agent that is heard are left out. */
export interface World {
  readonly nodes: readonly JudgedNode[];
  readonly lines: readonly JudgedLine[];
  readonly places: readonly JudgedPlace[];
  readonly checks: readonly JudgedCheck[];
  /** Those that are not resolved. */
  readonly alarms: readonly JudgedAlarm[];
}

export interface Patience {
  /** Seconds that a silence lasts before it is an alarm. */
  readonly confirmSeconds: number;
  readonly noDataMinutes: number;
}

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
  readonly nodeId: string | null;
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
