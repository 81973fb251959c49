import { z } from 'zod';
import { optionalLine } from '@/lib/access/forms/texts';
import { dateField } from '@/lib/calendar/schema';
import { networkKinds } from '../constants';

/** What a prefecture's network is from a date on (S4 §2). */
export const setPrefecturalNetworkSchema = z.strictObject({
  prefectureCode: z.string().regex(/^\d{6}$/),
  validFrom: dateField,
  kind: z.enum(networkKinds),
  provider: optionalLine(60),
  capacityMbps: z
    .union([z.literal('').transform(() => null), z.coerce.number().int().min(1).max(10_000_000)])
    .default(null),
  note: z.string().trim().max(300).default(''),
  /** Of the newest row that the form was made from; 0 = there was none. */
  sequence: z.coerce.number().int().min(0).max(100_000).default(0),
});
export type SetPrefecturalNetworkInput = z.output<typeof setPrefecturalNetworkSchema>;
