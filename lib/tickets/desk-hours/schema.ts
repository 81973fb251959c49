import { z } from 'zod';
import { requiredLine } from '@/lib/access/forms/texts';
import { dateField, minutesField } from '@/lib/calendar/schema';

const span = { opens: minutesField, closes: minutesField };

/** The usual hours of the own desk from a business date on. */
export const setDeskHoursSchema = z.strictObject({ validFrom: dateField, ...span });
export type SetDeskHoursInput = z.output<typeof setDeskHoursSchema>;

export const deskDayWhens = ['date', 'month'] as const;

/** A named extra day: one date, or weekdays of each month (the 2nd and 4th Saturday). */
export const addDeskDaySchema = z.strictObject({
  name: requiredLine(60),
  when: z.enum(deskDayWhens),
  date: z.union([z.literal(''), dateField]).default(''),
  /** 0 = Monday. */
  weekday: z.coerce.number().int().min(0).max(6).default(5),
  nth: z.array(z.coerce.number().int().min(1).max(5)).max(5).default([]),
  ...span,
});
export type AddDeskDayInput = z.output<typeof addDeskDaySchema>;

export const removeDeskDaySchema = z.strictObject({ id: z.uuid() });
