import { z } from 'zod';
import { requiredLine } from '@/lib/access/forms/texts';
import { isBusinessDate } from '@/lib/calendar/rules';
import { InsuranceForm, PaperKind } from '@/lib/core/generated/enums';
import { versionField } from '@/lib/core/version';

const sheetNumber = z.coerce.number().int().min(1).max(99_999_999);
const date = z.string().trim().refine(isBusinessDate);

export const addStockSchema = z.object({
  name: requiredLine(40),
  kind: z.enum(PaperKind),
  shared: z.stringbool().default(false),
  first: sheetNumber,
  last: sheetNumber,
});
export type AddStockInput = z.output<typeof addStockSchema>;

export const stockRefSchema = z.object({ id: z.uuid(), version: versionField });
export type StockRefInput = z.output<typeof stockRefSchema>;

/** Millimetres with one decimal, kept in tenths: at most 3 cm. */
const offset = z.coerce
  .number()
  .min(-30)
  .max(30)
  .transform((millimetres) => Math.round(millimetres * 10));

export const stockLayoutSchema = stockRefSchema.extend({ offsetX: offset, offsetY: offset });
export type StockLayoutInput = z.output<typeof stockLayoutSchema>;

export const addPeriodSchema = z.object({
  form: z.enum(InsuranceForm),
  validFrom: date,
  expiresOn: date,
});
export type AddPeriodInput = z.output<typeof addPeriodSchema>;

export const settingsSchema = z.object({
  insurerNumber: z
    .string()
    .transform((text) => text.normalize('NFKC').trim())
    .pipe(z.string().regex(/^\d{8}$/)),
  maxDataAgeHours: z.coerce.number().int().min(1).max(720),
});
export type SettingsInput = z.output<typeof settingsSchema>;

export const testPrintSchema = z.object({ id: z.uuid() });
