import { z } from 'zod';
import { optionalMail, optionalPhone } from '@/lib/access/forms/texts';
import { locales } from '@/lib/core/i18n/locale';
import { versionField } from '@/lib/core/version';

const orNull = (text: string): string | null => (text === '' ? null : text);

/** An address may be missing: then nothing is mailed. */
export const emailSchema = optionalMail().transform(orNull);
export const phoneSchema = optionalPhone(40).transform(orNull);

export const profileSchema = z.object({
  email: emailSchema,
  phone: phoneSchema,
  locale: z.enum(locales),
  version: versionField,
});
