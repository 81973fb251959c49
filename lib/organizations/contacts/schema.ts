import { z } from 'zod';
import { optionalLine, optionalMail, optionalPhone, requiredLine, requiredPhone } from '@/lib/access/forms/texts';
import { isBusinessDate } from '@/lib/calendar/rules';
import { organizationId } from '@/lib/core/id-shapes';
import { versionField } from '@/lib/core/version';
import {
  contactKinds,
  departmentLimit,
  emailLimit,
  lastPriority,
  noteLimit,
  personLimit,
  phoneLimit,
} from './constants';

/** `8:30` is written `08:30`. */
const timeText = (text: string) =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/^(\d):/, '0$1:');
const opensField = z
  .string()
  .transform(timeText)
  .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const closesField = z
  .string()
  .transform(timeText)
  .pipe(z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/));

const optionalDate = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().replaceAll('/', '-') || null)
  .refine((text) => text === null || isBusinessDate(text))
  .default(null);

const fields = {
  kind: z.enum(contactKinds),
  department: requiredLine(departmentLimit),
  person: optionalLine(personLimit),
  phone: requiredPhone(phoneLimit),
  fax: optionalPhone(phoneLimit),
  email: optionalMail(emailLimit),
  /** Monday = 0. */
  weekdays: z
    .array(z.coerce.number().int().min(0).max(6))
    .min(1)
    .transform((days) => days.reduce((bits, day) => bits | (1 << day), 0)),
  opens: opensField,
  closes: closesField,
  onHolidays: z.stringbool().default(false),
  priority: z.coerce.number().int().min(1).max(lastPriority).default(1),
  note: z.string().trim().max(noteLimit).default(''),
  validFrom: optionalDate,
  validTo: optionalDate,
};

export const createContactSchema = z.object({ organizationId: z.uuid().pipe(organizationId), ...fields });
export type CreateContactInput = z.output<typeof createContactSchema>;

const which = { id: z.uuid(), version: versionField };

export const editContactSchema = z.object({ ...which, ...fields });
export type EditContactInput = z.output<typeof editContactSchema>;

export const removeContactSchema = z.object(which);
export type RemoveContactInput = z.output<typeof removeContactSchema>;
