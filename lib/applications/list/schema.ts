import { z } from 'zod';
import { searchWords } from '@/lib/access/search/words';
import { exportFormats } from '@/lib/core/export/columns';

export const applicationTabs = ['waiting', 'own', 'reviewed'] as const;
export type ApplicationTab = (typeof applicationTabs)[number];

export const listStates = ['draft', 'in_review', 'returned', 'approved', 'rejected', 'withdrawn'] as const;

/** The filters of `/applications` as they stand in its address (`readQuery`). */
export const listApplicationsSchema = z.object({
  tab: z.enum(applicationTabs).optional(),
  state: z.enum(listStates).optional(),
  /** Code of the form. */
  form: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,40}$/)
    .optional(),
  /** Code of the applicant, or of a prefecture for all its municipalities too. */
  from: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{3,20}$/)
    .optional(),
  q: searchWords.optional(),
  overdue: z.literal('1').optional(),
  page: z.coerce.number().int().min(1).max(200).default(1),
});
export type ApplicationFilter = z.output<typeof listApplicationsSchema>;

export const exportApplicationsSchema = listApplicationsSchema.extend({ format: z.enum(exportFormats) });
