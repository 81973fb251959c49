import { z } from 'zod';
import { optionalLine, requiredLine } from '@/lib/access/forms/texts';
import { dateField } from '@/lib/calendar/schema';
import { versionField } from '@/lib/core/version';

const carrier = {
  name: requiredLine(60),
  nameEn: optionalLine(80),
  /** Who carries it; empty = not known, or nobody else. */
  provider: optionalLine(60),
  capacityMbps: z
    .union([z.literal('').transform(() => null), z.coerce.number().int().min(1).max(10_000_000)])
    .default(null),
};

export const changeLineSchema = z.strictObject({ lineId: z.uuid(), version: versionField, ...carrier });
export type ChangeLineInput = z.output<typeof changeLineSchema>;

const optionalCode = z
  .union([
    z.literal('').transform(() => null),
    z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z-]{3,30}$/),
  ])
  .default(null);

export const registerLineSchema = z.strictObject({
  /** Whose line it is. */
  organizationCode: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{3,20}$/),
  ...carrier,
  /** Codes of the places at its ends; empty = the offices of the tier above and of the owner. */
  upperPlaceCode: optionalCode,
  lowerPlaceCode: optionalCode,
});
export type RegisterLineInput = z.output<typeof registerLineSchema>;

/** `validTo`: the first business date on which the line is no more. */
export const retireLineSchema = z.strictObject({ lineId: z.uuid(), version: versionField, validTo: dateField });
export type RetireLineInput = z.output<typeof retireLineSchema>;
