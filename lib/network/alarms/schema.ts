import { z } from 'zod';
import { alarmFilterStates, alarmSeverities } from '../constants';

/** Filters of the list of alarms as they stand in the address (`readQuery`). */
export const alarmFilterSchema = z.object({
  state: z.enum(alarmFilterStates).optional(),
  severity: z.enum(alarmSeverities).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
export type AlarmFilter = z.output<typeof alarmFilterSchema>;

/** An alarm is acknowledged with a word on who does what about it. */
export const acknowledgeAlarmSchema = z.strictObject({
  alarmId: z.uuid(),
  comment: z.string().trim().min(1).max(500),
});
export type AcknowledgeAlarmInput = z.output<typeof acknowledgeAlarmSchema>;

export const openAlarmTicketSchema = z.strictObject({ number: z.coerce.number().int().min(1).max(2_147_483_647) });
