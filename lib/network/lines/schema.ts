import { z } from 'zod';
import { versionField } from '@/lib/core/version';

const carrier = {
  name: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().max(80).default(''),
  /** Who carries it; empty = not known, or nobody else. */
  provider: z.string().trim().max(60).default(''),
  capacityMbps: z
    .union([z.literal('').transform(() => null), z.coerce.number().int().min(1).max(10_000_000)])
    .default(null),
};

export const changeLineSchema = z.strictObject({ lineId: z.uuid(), version: versionField, ...carrier });
export type ChangeLineInput = z.output<typeof changeLineSchema>;
