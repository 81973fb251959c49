import { z } from 'zod';
import { optionalLine, requiredLine } from '@/lib/access/forms/texts';
import { versionField } from '@/lib/core/version';

const system = {
  name: requiredLine(60),
  nameEn: optionalLine(80),
  note: z.string().trim().max(500).default(''),
};

export const addSystemSchema = z.strictObject({
  /** Said and written for it; never given to another system. */
  code: z
    .string()
    .trim()
    .regex(/^[A-Z][A-Z0-9-]{1,19}$/),
  organizationCode: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{3,20}$/),
  ...system,
});
export type AddSystemInput = z.output<typeof addSystemSchema>;

export const changeSystemSchema = z.strictObject({
  code: z.string().max(20),
  version: versionField,
  ...system,
  /** No longer in use from today on. */
  retired: z.stringbool().default(false),
});
export type ChangeSystemInput = z.output<typeof changeSystemSchema>;
