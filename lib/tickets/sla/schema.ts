import { z } from 'zod';
import { dateField } from '@/lib/calendar/schema';
import { ticketCategories, ticketUrgencies } from '../constants';

/** Up to 200 hours of business. */
const minutes = z.coerce.number().int().min(1).max(12_000);
const any = z.literal('');

/** Targets for what fits, from a business date on; empty = any. */
export const addPolicySchema = z.strictObject({
  category: z.union([any, z.enum(ticketCategories)]).default(''),
  urgency: z.union([any, z.enum(ticketUrgencies)]).default(''),
  firstResponseMinutes: minutes,
  updateMinutes: minutes,
  solutionMinutes: minutes,
  validFrom: dateField,
});
export type AddPolicyInput = z.output<typeof addPolicySchema>;
