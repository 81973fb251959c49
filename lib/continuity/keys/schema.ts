import { z } from 'zod';
import { requiredLine } from '@/lib/access/forms/texts';

/** Of a key that was made in the page only this comes: its public part, and that its papers were read back. */
export const registerKeySchema = z.strictObject({
  generation: z.coerce.number().int().min(1).max(100_000),
  recipient: z.string().regex(/^age1[a-z0-9]{58}$/),
});
export type RegisterKeyInput = z.output<typeof registerKeySchema>;

export const recordCustodySchema = z.strictObject({
  generation: z.coerce.number().int().min(1).max(100_000),
  holder: z.enum(['town', 'prefecture', 'center']),
  custodian: requiredLine(100),
  place: requiredLine(200),
});
export type RecordCustodyInput = z.output<typeof recordCustodySchema>;
