import { z } from 'zod';
import { optionalLine } from '@/lib/access/forms/texts';
import { placeKinds } from '../constants';
import { name } from '../registration/schema';

const code = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z-]{3,20}$/);

export const registerPlaceSchema = z.strictObject({
  /** Who runs it. */
  organizationCode: code,
  kind: z.enum(placeKinds),
  name,
  nameEn: optionalLine(80),
});
export type RegisterPlaceInput = z.output<typeof registerPlaceSchema>;

/** Filters of the list of places as they stand in the address (`readQuery`). */
export const placeFilterSchema = z.object({
  /** Code of an organization, with everything below it. */
  organization: z.union([z.literal('').transform(() => undefined), code]).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
export type PlaceFilter = z.output<typeof placeFilterSchema>;
