import { z } from 'zod';

export const saveViewSchema = z.strictObject({
  name: z.string().trim().min(1).max(40),
  query: z
    .string()
    .max(1_000)
    .regex(/^[\w%&=.+~*-]*$/),
});
export type SaveViewInput = z.output<typeof saveViewSchema>;

export const deleteViewSchema = z.strictObject({ id: z.uuid() });
