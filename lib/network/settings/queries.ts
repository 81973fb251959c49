import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { AlarmSeverity } from '@/lib/core/generated/enums';
import { alarmRecipients, alarmSubjects, alarmTiers } from '../constants';

export const alarmRuleRowShape = z.object({
  id: z.string(),
  tier: z.enum(alarmTiers),
  subject: z.enum(alarmSubjects),
  severity: z.enum(AlarmSeverity),
  recipient: z.enum(alarmRecipients),
  /** Minutes of a working day; null = around the clock. */
  opensAt: z.number().nullable(),
  closesAt: z.number().nullable(),
  afterMinutes: z.number(),
  unacknowledged: z.boolean(),
  enabled: z.boolean(),
  version: z.number(),
});
export type AlarmRuleRow = z.infer<typeof alarmRuleRowShape>;

/** Whom alarms reach, in the order of the settings. */
export const listAlarmRules = (db: Ask): Promise<AlarmRuleRow[]> => askRows(db, alarmRuleRowShape)`
  SELECT id, tier, subject, severity, recipient, opens_at AS "opensAt", closes_at AS "closesAt", after_minutes AS "afterMinutes",
    unacknowledged, enabled, version FROM alarm_rules ORDER BY position, id`;

export const networkSettingsRowShape = z.object({
  heartbeatSeconds: z.number(),
  missedHeartbeats: z.number(),
  confirmSeconds: z.number(),
  noDataMinutes: z.number(),
  keepSampleDays: z.number(),
  version: z.number(),
});
export type NetworkSettingsRow = z.infer<typeof networkSettingsRowShape>;

export async function readNetworkSettings(db: Ask): Promise<NetworkSettingsRow> {
  const [row] = await askRows(db, networkSettingsRowShape)`
    SELECT heartbeat_seconds AS "heartbeatSeconds", missed_heartbeats AS "missedHeartbeats", confirm_seconds AS "confirmSeconds",
      no_data_minutes AS "noDataMinutes", keep_sample_days AS "keepSampleDays", version FROM network_settings`;
  if (!row) throw new Error('the network has no settings');
  return row;
}
