import { z } from 'zod';
import {
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
import { nodeId, organizationId } from '@/lib/core/id-shapes';
import type { NodeId, OrganizationId } from '@/lib/core/ids';

/** How many of what are in each state; states that do not occur are missing. */
export type StateCounts = Readonly<Partial<Record<NodeState, number>>>;

/** A tile of the nation. Names are in the reader's language. */
export interface PrefectureSummary {
  readonly organizationId: OrganizationId;
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

export const placeSummaryShape = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.enum(PlaceKind),
  name: z.string(),
  state: z.enum(NodeState),
  stateSince: z.date(),
});
export type PlaceSummary = z.infer<typeof placeSummaryShape>;

export const nodeSummaryShape = z.object({
  id: nodeId,
  code: z.string(),
  kind: z.enum(NodeKind),
  name: z.string(),
  placeId: z.string(),
  organizationId,
  organizationCode: z.string(),
  organizationName: z.string(),
  state: z.enum(NodeState),
  stateSince: z.date(),
  /** Why it cannot be reached: `line`, `place` or `node` above it. */
  cause: z.string().nullable(),
  /** It has an agent. */
  enrolled: z.boolean(),
  lastSeenAt: z.date().nullable(),
  /** `running` or `stopped`, as its agent says. */
  operation: z.string().nullable(),
  openAlarms: z.number(),
});
export type NodeSummary = z.infer<typeof nodeSummaryShape>;

export const lineSummaryShape = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.enum(LineKind),
  name: z.string(),
  organizationCode: z.string(),
  organizationName: z.string(),
  state: z.enum(NodeState),
  stateSince: z.date(),
  cause: z.string().nullable(),
  provider: z.string(),
  capacityMbps: z.number().nullable(),
});
export type LineSummary = z.infer<typeof lineSummaryShape>;

export interface PrefectureOverview {
  readonly organizationId: OrganizationId;
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

export const prefecturalNetworkVersionShape = z.object({
  sequence: z.number(),
  /** Business date; null = since before the portal. */
  validFrom: z.string().nullable(),
  kind: z.enum(NetworkKind),
  provider: z.string(),
  capacityMbps: z.number().nullable(),
  note: z.string(),
});
export type PrefecturalNetworkVersion = z.infer<typeof prefecturalNetworkVersionShape>;

export const checkSummaryShape = z.object({
  id: z.number(),
  kind: z.enum(CheckKind),
  name: z.string(),
  reporterCode: z.string(),
  intervalSeconds: z.number(),
  state: z.enum(CheckState),
  stateSince: z.date().nullable(),
  /** Of the last sample, while it is not confirmed. */
  latest: z.enum(CheckState),
  flapping: z.boolean(),
  value: z.number().nullable(),
  detail: z.string(),
  sampledAt: z.date().nullable(),
  /** In force: the node's own, else the kind's. */
  warning: z.number().nullable(),
  critical: z.number().nullable(),
});
export type CheckSummary = z.infer<typeof checkSummaryShape>;

export const keySummaryShape = z.object({ id: z.string(), createdAt: z.date(), revokedAt: z.date().nullable() });

export const nodeChangeSummaryShape = z.object({
  id: z.string(),
  kind: z.string(),
  at: z.date(),
  userName: z.string(),
  organizationName: z.string(),
  before: z.record(z.string(), z.unknown()).readonly().nullable(),
  after: z.record(z.string(), z.unknown()).readonly().nullable(),
});

export const agentDetailShape = z.object({
  enrolledAt: z.date(),
  lastSeenAt: z.date().nullable(),
  deadlineAt: z.date(),
  agentVersion: z.string(),
  /** Configuration that it works by; behind the node's = it has not fetched the newest yet. */
  configuration: z.number(),
  /** Its host's clock minus the center's. */
  clockOffsetMs: z.number(),
  operation: z.string().nullable(),
  operationSince: z.date().nullable(),
  keyRotationAt: z.date().nullable(),
  host: z.string(),
  platform: z.string(),
});
export type AgentDetail = z.infer<typeof agentDetailShape>;

export const alarmSummaryShape = z.object({
  id: z.string(),
  number: z.number(),
  severity: z.enum(AlarmSeverity),
  state: z.enum(AlarmState),
  organizationCode: z.string(),
  organizationName: z.string(),
  /** Code and name of what it is about. */
  subject: z.enum(['node', 'line', 'place']),
  subjectCode: z.string(),
  subjectName: z.string(),
  /** It is up or down against the plan of the day; null = the alarm is about something else. */
  deviation: z.enum(['up', 'down']).nullable(),
  /** The check that found it; null = a silence, or a deviation. */
  checkKind: z.enum(CheckKind).nullable(),
  checkName: z.string(),
  value: z.number().nullable(),
  detail: z.string(),
  affected: z.number(),
  openedAt: z.date(),
  acknowledgedAt: z.date().nullable(),
  acknowledgedBy: z.string(),
  resolvedAt: z.date().nullable(),
});
export type AlarmSummary = z.infer<typeof alarmSummaryShape>;

export const nodeDetailShape = nodeSummaryShape.extend({
  parentCode: z.string().nullable(),
  lineId: z.string().nullable(),
  placeCode: z.string(),
  placeName: z.string(),
  lineCode: z.string().nullable(),
  systemCode: z.string().nullable(),
  generation: z.string(),
  /** Business dates. */
  renewalDueOn: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  replacesCode: z.string().nullable(),
  replacedByCode: z.string().nullable(),
  /** As they are kept, whatever the reader's language. */
  nameJa: z.string(),
  nameEn: z.string(),
  /** The owner's prefecture, where it is a municipality. */
  ownerParentId: organizationId.nullable(),
  systemId: z.string().nullable(),
  systemName: z.string(),
  configuration: z.number(),
  version: z.number(),
  /** null = it has never enrolled. */
  agent: agentDetailShape.nullable(),
  checks: z.array(checkSummaryShape).readonly(),
  keys: z.array(keySummaryShape).readonly(),
  /** Newest first. */
  changes: z.array(nodeChangeSummaryShape).readonly(),
  alarms: z.array(alarmSummaryShape).readonly(),
});
export type NodeDetail = z.infer<typeof nodeDetailShape>;

/** What happened to an alarm. */
export const alarmEntrySummaryShape = z.object({
  id: z.string(),
  kind: z.string(),
  at: z.date(),
  /** Empty = the portal. */
  userName: z.string(),
  organizationName: z.string(),
  detail: z.string(),
});

/** What only the page of an alarm shows. */
export const alarmDetailsShape = z.object({
  organizationId,
  parentId: organizationId.nullable(),
  /** Of a node; null for a line or a place. */
  subjectKind: z.enum(NodeKind).nullable(),
  /** A fault ticket was opened from it; its number only where the reader sees that. */
  hasTicket: z.boolean(),
  ticketNumber: z.string().nullable(),
  /** What was written when it was acknowledged. */
  comment: z.string(),
});
const alarmDetailShape = alarmSummaryShape.extend({
  ...alarmDetailsShape.shape,
  entries: z.array(alarmEntrySummaryShape).readonly(),
});
export type AlarmDetail = z.infer<typeof alarmDetailShape>;

/** Something that a node has to do. */
export interface NewCommand {
  readonly nodeId: NodeId;
  /** As it stands on the agents' allow-lists. */
  readonly name: string;
  readonly params?: Readonly<Record<string, string | number | boolean>>;
  /** The caller's name for it: the same one is queued once, however often this is called. */
  readonly reference?: string;
  /** Nobody fetches it after this. */
  readonly expiresAt: Date;
}

export const commandStatusShape = z.object({
  id: z.string(),
  nodeId,
  name: z.string(),
  reference: z.string().nullable(),
  state: z.enum(CommandState),
  /** First fetched by the agent; null = queued still. */
  begunAt: z.date().nullable(),
  settledAt: z.date().nullable(),
  exitCode: z.number().nullable(),
  output: z.string(),
});
export type CommandStatus = z.infer<typeof commandStatusShape>;
