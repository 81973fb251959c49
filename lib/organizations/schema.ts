import { z } from 'zod';
import { organizationKinds } from '@/lib/access/actor';
import { listOrders, listStates } from './constants';

/** Filters of the list as they stand in the address. What is wrong there counts as not set: an old link still leads somewhere. */
export const listFilterSchema = z.object({
  q: z.string().max(100).catch('').default(''),
  kind: z.enum(organizationKinds).optional().catch(undefined),
  /** Code of a prefecture. */
  prefecture: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  state: z.enum(listStates).optional().catch(undefined),
  sort: z.enum(listOrders).catch('code').default('code'),
  dir: z.enum(['asc', 'desc']).catch('asc').default('asc'),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type ListFilter = z.output<typeof listFilterSchema>;
