import { z } from 'zod';
import { organizationKinds } from '@/lib/access/actor';
import { searchWords } from '@/lib/access/search/words';
import { listOrders, listStates } from './constants';

/** Filters of the list as they stand in the address (`readQuery`). */
export const listFilterSchema = z.object({
  q: searchWords.default(''),
  kind: z.enum(organizationKinds).optional(),
  /** Code of a prefecture. */
  prefecture: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  state: z.enum(listStates).optional(),
  sort: z.enum(listOrders).default('code'),
  dir: z.enum(['asc', 'desc']).default('asc'),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
export type ListFilter = z.output<typeof listFilterSchema>;
