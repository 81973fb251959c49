import 'server-only';
import type { Ask } from '@/lib/core/db';
import type { AlarmSeverity } from '@/lib/core/generated/enums';

export interface AlarmRuleRow {
  readonly id: string;
  readonly tier: 'national' | 'prefectural' | 'municipal';
  readonly subject: 'server' | 'device' | 'line' | 'place';
  readonly severity: AlarmSeverity;
  readonly recipient: 'owner' | 'prefecture' | 'center';
  /** Minutes of a working day; null = around the clock. */
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  readonly afterMinutes: number;
  readonly unacknowledged: boolean;
  readonly enabled: boolean;
  readonly version: number;
}

/** Whom alarms reach, in the order of the settings. */
export const listAlarmRules = (db: Ask): Promise<AlarmRuleRow[]> => db.$queryRaw<AlarmRuleRow[]>`
  SELECT id, tier, subject, severity, recipient, opens_at AS "opensAt", closes_at AS "closesAt", after_minutes AS "afterMinutes",
    unacknowledged, enabled, version FROM alarm_rules ORDER BY position, id`;

export interface NetworkSettingsRow {
  readonly heartbeatSeconds: number;
  readonly missedHeartbeats: number;
  readonly confirmSeconds: number;
  readonly noDataMinutes: number;
  readonly keepSampleDays: number;
  readonly version: number;
}

export async function readNetworkSettings(db: Ask): Promise<NetworkSettingsRow> {
  const [row] = await db.$queryRaw<NetworkSettingsRow[]>`
    SELECT heartbeat_seconds AS "heartbeatSeconds", missed_heartbeats AS "missedHeartbeats", confirm_seconds AS "confirmSeconds",
      no_data_minutes AS "noDataMinutes", keep_sample_days AS "keepSampleDays", version FROM network_settings`;
  if (!row) throw new Error('the network has no settings');
  return row;
}
