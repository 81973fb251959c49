import { z } from 'zod';
import { alarmFilterStates, alarmSeverities } from '../constants';

/** Filters of the list of alarms as they stand in the address (`readQuery`). */
export const alarmFilterSchema = z.object({
  state: z.enum(alarmFilterStates).optional(),
  severity: z.enum(alarmSeverities).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
export type AlarmFilter = z.output<typeof alarmFilterSchema>;
