import { z } from 'zod';
import { organizationId } from '@/lib/core/id-shapes';
import { contactKinds } from './constants';

/** When a window answers. Times are `HH:MM` in Japan, the end exclusive and up to `24:00`. */
export const contactHoursShape = z.object({
  weekdays: z.number(),
  opens: z.string(),
  closes: z.string(),
  onHolidays: z.boolean(),
});
export type ContactHours = z.infer<typeof contactHoursShape>;

export const contactShape = contactHoursShape.extend({
  id: z.string(),
  organizationId,
  kind: z.enum(contactKinds),
  department: z.string(),
  person: z.string(),
  phone: z.string(),
  fax: z.string(),
  email: z.string(),
  priority: z.number(),
  note: z.string(),
  /** Business dates; null = open end. */
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  /** Name of the merged body whose window it was; null if it was always this body's. */
  formerName: z.string().nullable(),
  /** Who entered it last, if that was another organization (代行). */
  enteredByName: z.string().nullable(),
  updatedAt: z.date(),
  version: z.number(),
});
export type Contact = z.infer<typeof contactShape>;
