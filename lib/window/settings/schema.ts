import { z } from 'zod';
import { optionalLine, requiredLine } from '@/lib/access/forms/texts';
import { dateField, minutesField } from '@/lib/calendar/schema';

/** Version of the row that the form was made from; 0 = there was none. */
const knownVersion = z.coerce.number().int().min(0).max(2_147_483_647).default(0);

export const setOnlineEndSchema = z.object({
  validFrom: dateField,
  /** Empty = the nation's again. */
  onlineEnd: z.union([z.literal('').transform(() => null), minutesField]).default(null),
  reason: z.string().trim().max(500).default(''),
  version: knownVersion,
});
export type SetOnlineEndInput = z.output<typeof setOnlineEndSchema>;

const minutes = z.coerce.number().int().min(1).max(240);

/** The nation's hours from a business date on. */
export const setHoursSchema = z.object({
  validFrom: dateField,
  onlineStart: minutesField,
  counterOpens: minutesField,
  counterCloses: minutesField,
  onlineEnd: minutesField,
  silenceMinutes: minutes,
  withdrawalMinutes: minutes,
  version: knownVersion,
});
export type SetHoursInput = z.output<typeof setHoursSchema>;

export const addClosureSchema = z.object({
  date: dateField,
  name: requiredLine(60),
  nameEn: optionalLine(60),
});
export type AddClosureInput = z.output<typeof addClosureSchema>;

export const removeClosureSchema = z.object({ id: z.uuid() });
export type RemoveClosureInput = z.output<typeof removeClosureSchema>;
