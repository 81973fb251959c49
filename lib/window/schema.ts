import { z } from 'zod';
import { minutesField, timeField } from '@/lib/calendar/schema';
import { locales } from '@/lib/core/i18n/locale';
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

/** The same for the page. `change` … = what if it were otherwise. */
export const explainPageSchema = z.object({
  org: codeField.optional(),
  service: z.enum(services).default('wide-area-issuance'),
  at: timeField.optional(),
  change: z.enum(supposedChanges).optional(),
  /** Whose server is stopped, or who is closed. */
  whose: z.enum(supposedOwners).default('municipality'),
  from: minutesField.optional(),
  until: minutesField.optional(),
});
export type ExplainPageInput = z.output<typeof explainPageSchema>;

export const hoursSchema = z.object({ code: codeField });

/** The same as a calendar, in a language. */
export const hoursFeedSchema = z.object({ code: codeField, lang: z.enum(locales).default('ja') });
