import { z } from 'zod';
import { searchWords } from '@/lib/access/search/words';
import { lateSpans } from '@/lib/calendar/rules';
import { exportFormats } from '@/lib/core/export/columns';

const text = z.string().trim().max(100).default('');
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((value) => !Number.isNaN(Date.parse(`${value}T00:00:00Z`)));

/** Filters of the log, as its address has them (`readQuery`). */
export const auditFilterSchema = z.object({
  event: text,
  /** Parts of the actor's name, in any spelling. */
  person: searchWords.default(''),
  /** Id of the target, or the number, log-in ID or code by which people know it. */
  target: text,
  /** Business dates (JST), both included. */
  from: date.optional(),
  to: date.optional(),
  /** The time up to now that this names. */
  within: z.enum(lateSpans).optional(),
});
export type AuditFilter = z.output<typeof auditFilterSchema>;

export const auditListSchema = auditFilterSchema.extend({ before: z.uuid().optional() });

export const auditExportSchema = z.object({
  ...auditFilterSchema.shape,
  format: z.enum(exportFormats).default('csv'),
});
