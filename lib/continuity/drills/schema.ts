import { z } from 'zod';

/** `short`: one town, one host, cases 1 and 3, and the report says so. */
export const startDrillSchema = z.strictObject({ extent: z.enum(['whole', 'short']) });
export type StartDrillInput = z.output<typeof startDrillSchema>;
