import type { AlarmSeverity, CheckKind, NodeKind, NodeState, PlaceKind } from '@/lib/core/generated/enums';

/** Worst first: a roll-up shows the first that occurs. */
export const statesByWeight = [
  'silent',
  'critical',
  'unreachable',
  'warning',
  'unknown',
  'ok',
  'stopped',
  'unwatched',
] as const satisfies NodeState[];

/** States in which residents may notice something. */
export const downStates = ['silent', 'critical', 'unreachable'] as const satisfies NodeState[];

export const alarmSeverities = ['critical', 'warning'] as const satisfies AlarmSeverity[];
/** `unresolved` = open or acknowledged. */
export const alarmFilterStates = ['unresolved', 'open', 'acknowledged', 'resolved'] as const;

/** Alarms on a page of their list. */
export const alarmPageSize = 50;

/** In the order of the hierarchy. */
export const nodeKinds = [
  'national_server',
  'prefectural_server',
  'cs',
  'network_device',
  'down_recovery_server',
  'partner_server',
  'cloud_center',
] as const satisfies NodeKind[];

export const checkKinds = [
  'cpu',
  'memory',
  'disk',
  'load',
  'uptime',
  'process',
  'database',
  'tcp',
  'http',
  'certificate',
  'dns',
  'icmp',
  'snmp',
] as const satisfies CheckKind[];

export const placeKinds = [
  'national_center',
  'consolidation_center',
  'prefectural_office',
  'municipal_office',
  'cloud_center',
] as const satisfies PlaceKind[];
/** Places on a page of their list. */
export const placePageSize = 100;

export const networkKinds = ['own', 'outsourced'] as const;

/** Whose an alarm can be, what it can be about, and whom the settings can name (S4 §2). */
export const alarmTiers = ['national', 'prefectural', 'municipal'] as const;
export const alarmSubjects = ['server', 'device', 'line', 'place'] as const;
export const alarmRecipients = ['owner', 'prefecture', 'center'] as const;

/** Kinds of rows in the log of events, as a person chooses among them. */
export const eventGroups = ['state', 'check', 'alarm', 'node', 'agent'] as const;
export const eventPageSize = 100;
