import { z } from 'zod';
import { searchWords } from '@/lib/access/search/words';
import { exportFormats } from '@/lib/core/export/columns';

export const incidentTabs = ['waiting', 'open', 'closed', 'all'] as const;

export const incidentMarks = ['urgent', 'leak', 'security', 'escalated', 'workError'] as const;

/** The filters of `/incidents` as they stand in its address (`readQuery`). */
export const listIncidentsSchema = z.object({
  tab: z.enum(incidentTabs).default('open'),
  mark: z.enum(incidentMarks).optional(),
  /** Code of the body, or of a prefecture for all its municipalities too. */
  from: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{3,20}$/)
    .optional(),
  q: searchWords.optional(),
  /** Outside reports due within three days, or overdue. */
  duties: z.literal('1').optional(),
  page: z.coerce.number().int().min(1).max(200).default(1),
});
export type IncidentFilter = z.output<typeof listIncidentsSchema>;

export const exportIncidentsSchema = listIncidentsSchema.extend({ format: z.enum(exportFormats) });
