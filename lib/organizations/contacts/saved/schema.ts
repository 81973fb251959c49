import { z } from 'zod';
import { requiredLine } from '@/lib/access/forms/texts';

export const saveSearchSchema = z.strictObject({
  name: requiredLine(40),
  query: z
    .string()
    .max(2_000)
    .regex(/^[\w%&=.+~*-]*$/),
});
export type SaveSearchInput = z.output<typeof saveSearchSchema>;

export const removeSearchSchema = z.strictObject({ id: z.uuid() });
