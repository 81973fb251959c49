import { z } from 'zod';
import { requiredLine } from '@/lib/access/forms/texts';

export const saveViewSchema = z.strictObject({
  name: requiredLine(40),
  query: z
    .string()
    .max(1_000)
    .regex(/^[\w%&=.+~*-]*$/),
});
export type SaveViewInput = z.output<typeof saveViewSchema>;

export const deleteViewSchema = z.strictObject({ id: z.uuid() });
