import { z } from 'zod';
import { minutesField } from '@/lib/calendar/schema';
import { versionField } from '@/lib/core/version';
import { alarmRecipients, alarmSeverities, alarmSubjects, alarmTiers } from '../constants';

const minutes = z.union([z.literal('').transform(() => null), minutesField]).default(null);
const checkbox = z.stringbool().default(false);

const rule = {
  tier: z.enum(alarmTiers),
  subject: z.enum(alarmSubjects),
  severity: z.enum(alarmSeverities),
  recipient: z.enum(alarmRecipients),
  /** Both empty = around the clock. */
  opensAt: minutes,
  closesAt: minutes,
  afterMinutes: z.coerce.number().int().min(0).max(10_080).default(0),
  unacknowledged: checkbox,
  enabled: checkbox,
};

export const addAlarmRuleSchema = z.strictObject(rule);
export type AddAlarmRuleInput = z.output<typeof addAlarmRuleSchema>;
export const changeAlarmRuleSchema = z.strictObject({ ...rule, ruleId: z.uuid(), version: versionField });
export type ChangeAlarmRuleInput = z.output<typeof changeAlarmRuleSchema>;
export const removeAlarmRuleSchema = z.strictObject({ ruleId: z.uuid(), version: versionField });

export const setNetworkSchema = z.strictObject({
  heartbeatSeconds: z.coerce.number().int().min(1).max(600),
  missedHeartbeats: z.coerce.number().int().min(1).max(20),
  confirmSeconds: z.coerce.number().int().min(0).max(3_600),
  noDataMinutes: z.coerce.number().int().min(1).max(1_440),
  keepSampleDays: z.coerce.number().int().min(1).max(400),
  version: versionField,
});
export type SetNetworkInput = z.output<typeof setNetworkSchema>;
