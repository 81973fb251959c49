import { z } from 'zod';
import { timeField } from '@/lib/calendar/schema';
import { services } from './constants';

/** An organization's code, full-width figures accepted. */
const codeField = z
  .string()
  .transform((text) => text.normalize('NFKC').trim())
  .pipe(z.string().regex(/^[0-9A-Z]{6}$/));

/** What is asked of the window, as commands and addresses have it. */
export const explainSchema = z.object({
  org: codeField,
  service: z.enum(services),
  at: timeField.optional(),
});
export type ExplainInput = z.output<typeof explainSchema>;
