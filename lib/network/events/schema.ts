import { z } from 'zod';
import { dateField } from '@/lib/calendar/schema';
import { eventGroups } from '../constants';

const empty = z.literal('').transform(() => undefined);

/** Filters of the log of events as they stand in the address (`readQuery`). */
export const eventFilterSchema = z.object({
  group: z.union([empty, z.enum(eventGroups)]).optional(),
  /** Code of an organization, with everything below it. */
  organization: z
    .union([
      empty,
      z
        .string()
        .trim()
        .regex(/^[0-9A-Za-z-]{3,20}$/),
    ])
    .optional(),
  /** Code of a node or line. */
  about: z
    .union([
      empty,
      z
        .string()
        .trim()
        .regex(/^[0-9A-Za-z-]{2,40}$/),
    ])
    .optional(),
  /** Business date: events of this day and before it. */
  until: z.union([empty, dateField]).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
export type EventFilter = z.output<typeof eventFilterSchema>;
