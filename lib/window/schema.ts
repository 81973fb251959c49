import { z } from 'zod';
import { minutesField, timeField } from '@/lib/calendar/schema';
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

export const supposedChanges = ['extension', 'online-end', 'closure', 'stop'] as const;
export const supposedOwners = ['municipality', 'prefecture', 'center'] as const;

/** The same for the page: what is wrong in the address counts as not given. `change` … = what if it were otherwise. */
export const explainPageSchema = z.object({
  org: codeField.optional().catch(undefined),
  service: z.enum(services).catch('wide-area-issuance').default('wide-area-issuance'),
  at: timeField.optional().catch(undefined),
  change: z.enum(supposedChanges).optional().catch(undefined),
  /** Whose server is stopped, or who is closed. */
  whose: z.enum(supposedOwners).catch('municipality').default('municipality'),
  from: minutesField.optional().catch(undefined),
  until: minutesField.optional().catch(undefined),
});
export type ExplainPageInput = z.output<typeof explainPageSchema>;

export const hoursSchema = z.object({ code: codeField });

/** The same as a calendar, in a language. */
export const hoursFeedSchema = z.object({ code: codeField, lang: z.enum(['ja', 'en']).catch('ja').default('ja') });
