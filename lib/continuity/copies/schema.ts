import { z } from 'zod';

export const requestCopySchema = z.strictObject({ kind: z.enum(['full', 'increment']) });
