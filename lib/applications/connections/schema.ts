import { z } from 'zod';

/** The filters of `/applications/connections` as they stand in its address. */
export const listConnectionsSchema = z.object({
  /** Of a body, or of a prefecture for all its municipalities too. */
  code: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{3,20}$/)
    .optional(),
});
