import { z } from 'zod';

export const saveSearchSchema = z.strictObject({
  name: z.string().trim().min(1).max(40),
  query: z
    .string()
    .max(2_000)
    .regex(/^[\w%&=.+~*-]*$/),
});
export type SaveSearchInput = z.output<typeof saveSearchSchema>;

export const removeSearchSchema = z.strictObject({ id: z.uuid() });
