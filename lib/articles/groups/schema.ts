import { z } from 'zod';
import { requiredLine } from '@/lib/access/forms/texts';
import { versionField } from '@/lib/core/version';

export const saveGroupSchema = z.strictObject({
  /** Empty = a new one. */
  id: z.union([z.literal(''), z.uuid()]).default(''),
  version: z.union([z.literal('').transform(() => null), versionField]).default(null),
  name: requiredLine(60),
  /** Names or codes. */
  names: z.string().trim().min(1).max(40_000),
});
export type SaveGroupInput = z.output<typeof saveGroupSchema>;

export const removeGroupSchema = z.strictObject({ id: z.uuid() });
