import { z } from 'zod';
import { isBusinessDate } from '@/lib/calendar/rules';
import { certificateKinds } from '../constants';

const date = z.string().refine(isBusinessDate).optional();

/** Filters of the issue log, from its address. */
export const issueFilterSchema = z.object({
  q: z.string().max(100).default(''),
  kind: z.enum([...certificateKinds, 'resident_list']).optional(),
  from: date,
  to: date,
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type IssueFilterQuery = z.output<typeof issueFilterSchema>;
