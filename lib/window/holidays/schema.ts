import { z } from 'zod';
import { optionalLine, requiredLine } from '@/lib/access/forms/texts';
import { dateField } from '@/lib/calendar/schema';

const version = z.coerce.number().int().min(0).max(2_147_483_647);

/** Enters or renames a holiday. */
export const putHolidaySchema = z.object({
  date: dateField,
  name: requiredLine(60),
  nameEn: optionalLine(60),
  /** Of the year. */
  version,
});
export type PutHolidayInput = z.output<typeof putHolidaySchema>;

export const dropHolidaySchema = z.object({ date: dateField, version });
export type DropHolidayInput = z.output<typeof dropHolidaySchema>;

/** Says whether a year's holidays are announced, or expected only. */
export const confirmYearSchema = z.object({
  year: z.coerce.number().int().min(1948).max(2200),
  confirmed: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
  version,
});
export type ConfirmYearInput = z.output<typeof confirmYearSchema>;

/** The Cabinet Office's file, as text. `versions`: of the years that the preview showed, `2027:1,2028:2`. */
export const importHolidaysSchema = z.object({
  csv: z.string().min(1).max(100_000),
  versions: z
    .string()
    .max(2_000)
    .regex(/^(\d{4}:\d{1,9}(,\d{4}:\d{1,9})*)?$/)
    .default(''),
});
export type ImportHolidaysInput = z.output<typeof importHolidaysSchema>;

export const previewHolidaysSchema = importHolidaysSchema.pick({ csv: true });
