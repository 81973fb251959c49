import { z } from 'zod';
import { versionField } from '@/lib/core/version';

export const saveGroupSchema = z.strictObject({
  /** Empty = a new one. */
  id: z.union([z.literal(''), z.uuid()]).default(''),
  version: z.union([z.literal('').transform(() => null), versionField]).default(null),
  name: z.string().trim().min(1).max(60),
  /** Names or codes. */
  names: z.string().trim().min(1).max(40_000),
});
export type SaveGroupInput = z.output<typeof saveGroupSchema>;

export const removeGroupSchema = z.strictObject({ id: z.uuid() });
