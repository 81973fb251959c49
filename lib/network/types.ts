import type {
  AlarmSeverity,
  AlarmState,
  CheckKind,
  CheckState,
  CommandState,
  LineKind,
  NetworkKind,
  NodeKind,
  NodeState,
  PlaceKind,
} from '@/lib/core/generated/enums';

/** How many of what are in each state; states that do not occur are missing. */
export type StateCounts = Readonly<Partial<Record<NodeState, number>>>;

/** A tile of the nation. Names are in the reader's language. */
export interface PrefectureSummary {
  readonly organizationId: string;
  readonly code: string;
  readonly name: string;
  /** The worst of its nodes and lines. */
  readonly state: NodeState;
  readonly server: NodeState;
  readonly line: NodeState;
  /** Its municipalities' CS by state. */
  readonly towns: StateCounts;
  /** Municipalities whose CS is silent, critical or unreachable. */
  readonly affected: number;
  readonly openAlarms: number;
  /** Oldest alarm that nobody has acknowledged. */
  readonly oldestAlarmAt: Date | null;
}

export interface NationOverview {
  readonly prefectures: readonly PrefectureSummary[];
  /** National server and gear. */
  readonly national: readonly NodeSummary[];
  /** Those between the center and the 集約センター. */
  readonly nationalLines: readonly LineSummary[];
  readonly places: readonly PlaceSummary[];
  /** All nodes that the reader sees, by kind. */
  readonly nodes: Readonly<Partial<Record<NodeKind, StateCounts>>>;
  readonly lines: Readonly<Partial<Record<LineKind, StateCounts>>>;
  /** Since when the center hears nobody; null = it hears. */
  readonly deafSince: Date | null;
}

export interface PlaceSummary {
  readonly id: string;
  readonly code: string;
  readonly kind: PlaceKind;
  readonly name: string;
  readonly state: NodeState;
  readonly stateSince: Date;
}

export interface NodeSummary {
  readonly id: string;
  readonly code: string;
  readonly kind: NodeKind;
  readonly name: string;
  readonly placeId: string;
  readonly organizationId: string;
  readonly organizationCode: string;
  readonly organizationName: string;
  readonly state: NodeState;
  readonly stateSince: Date;
  /** Why it cannot be reached: `line`, `place` or `node` above it. */
  readonly cause: string | null;
  /** It has an agent. */
  readonly enrolled: boolean;
  readonly lastSeenAt: Date | null;
  /** `running` or `stopped`, as its agent says. */
  readonly operation: string | null;
  readonly openAlarms: number;
}

export interface LineSummary {
  readonly id: string;
  readonly code: string;
  readonly kind: LineKind;
  readonly name: string;
  readonly organizationCode: string;
  readonly organizationName: string;
  readonly state: NodeState;
  readonly stateSince: Date;
  readonly cause: string | null;
  readonly provider: string;
  readonly capacityMbps: number | null;
}

export interface PrefectureOverview {
  readonly organizationId: string;
  readonly code: string;
  readonly name: string;
  /** Server, gear; its own line. */
  readonly nodes: readonly NodeSummary[];
  readonly lines: readonly LineSummary[];
  /** Nodes and lines of its municipalities. */
  readonly townNodes: readonly NodeSummary[];
  readonly townLines: readonly LineSummary[];
  /** Newest first; the first that has begun is in force. */
  readonly networks: readonly PrefecturalNetworkVersion[];
}

export interface PrefecturalNetworkVersion {
  readonly sequence: number;
  /** Business date; null = since before the portal. */
  readonly validFrom: string | null;
  readonly kind: NetworkKind;
  readonly provider: string;
  readonly capacityMbps: number | null;
  readonly note: string;
}

export interface CheckSummary {
  readonly id: number;
  readonly kind: CheckKind;
  readonly name: string;
  readonly reporterCode: string;
  readonly intervalSeconds: number;
  readonly state: CheckState;
  readonly stateSince: Date | null;
  /** Of the last sample, while it is not confirmed. */
  readonly latest: CheckState;
  readonly flapping: boolean;
  readonly value: number | null;
  readonly detail: string;
  readonly sampledAt: Date | null;
  /** In force: the node's own, else the kind's. */
  readonly warning: number | null;
  readonly critical: number | null;
}

export interface KeySummary {
  readonly id: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

export interface NodeChangeSummary {
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly userName: string;
  readonly organizationName: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export interface AgentDetail {
  readonly enrolledAt: Date;
  readonly lastSeenAt: Date | null;
  readonly deadlineAt: Date;
  readonly agentVersion: string;
  /** Configuration that it works by; behind the node's = it has not fetched the newest yet. */
  readonly configuration: number;
  /** Its host's clock minus the center's. */
  readonly clockOffsetMs: number;
  readonly operation: string | null;
  readonly operationSince: Date | null;
  readonly keyRotationAt: Date | null;
  readonly host: string;
  readonly platform: string;
}

export interface NodeDetail extends NodeSummary {
  readonly parentCode: string | null;
  readonly lineId: string | null;
  readonly placeCode: string;
  readonly placeName: string;
  readonly lineCode: string | null;
  readonly systemCode: string | null;
  readonly generation: string;
  /** Business dates. */
  readonly renewalDueOn: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly replacesCode: string | null;
  readonly replacedByCode: string | null;
  /** As they are kept, whatever the reader's language. */
  readonly nameJa: string;
  readonly nameEn: string;
  /** The owner's prefecture, where it is a municipality. */
  readonly ownerParentId: string | null;
  readonly systemId: string | null;
  readonly systemName: string;
  readonly configuration: number;
  readonly version: number;
  /** null = it has never enrolled. */
  readonly agent: AgentDetail | null;
  readonly checks: readonly CheckSummary[];
  readonly keys: readonly KeySummary[];
  /** Newest first. */
  readonly changes: readonly NodeChangeSummary[];
  readonly alarms: readonly AlarmSummary[];
}

export interface AlarmSummary {
  readonly id: string;
  readonly number: number;
  readonly severity: AlarmSeverity;
  readonly state: AlarmState;
  readonly organizationCode: string;
  readonly organizationName: string;
  /** Code and name of what it is about. */
  readonly subject: 'node' | 'line' | 'place';
  readonly subjectCode: string;
  readonly subjectName: string;
  /** It is up or down against the plan of the day; null = the alarm is about something else. */
  readonly deviation: 'up' | 'down' | null;
  /** The check that found it; null = a silence, or a deviation. */
  readonly checkKind: CheckKind | null;
  readonly checkName: string;
  readonly value: number | null;
  readonly detail: string;
  readonly affected: number;
  readonly openedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string;
  readonly resolvedAt: Date | null;
}

/** What happened to an alarm. */
export interface AlarmEntrySummary {
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  /** Empty = the portal. */
  readonly userName: string;
  readonly organizationName: string;
  readonly detail: string;
}

export interface AlarmDetail extends AlarmSummary {
  readonly organizationId: string;
  readonly parentId: string | null;
  /** Of a node; null for a line or a place. */
  readonly subjectKind: NodeKind | null;
  /** A fault ticket was opened from it; its number only where the reader sees that. */
  readonly hasTicket: boolean;
  readonly ticketNumber: string | null;
  /** What was written when it was acknowledged. */
  readonly comment: string;
  readonly entries: readonly AlarmEntrySummary[];
}

/** What a ticket shows of the alarm that it was opened from: how the server, line or place is now. */
export interface TicketAlarm {
  readonly number: number;
  readonly state: AlarmState;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly subject: AlarmSummary['subject'];
  readonly subjectCode: string;
  readonly subjectName: string;
  readonly subjectState: NodeState;
  readonly cause: string | null;
  readonly stateSince: Date;
  readonly lastSeenAt: Date | null;
}

/** Something that a node has to do. */
export interface NewCommand {
  readonly nodeId: string;
  /** As it stands on the agents' allow-lists. */
  readonly name: string;
  readonly params?: Readonly<Record<string, string | number | boolean>>;
  /** The caller's name for it: the same one is queued once, however often this is called. */
  readonly reference?: string;
  /** Nobody fetches it after this. */
  readonly expiresAt: Date;
}

export interface CommandStatus {
  readonly id: string;
  readonly nodeId: string;
  readonly name: string;
  readonly reference: string | null;
  readonly state: CommandState;
  /** First fetched by the agent; null = queued still. */
  readonly begunAt: Date | null;
  readonly settledAt: Date | null;
  readonly exitCode: number | null;
  readonly output: string;
}
