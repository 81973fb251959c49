import { z } from 'zod';
import { versionField } from '@/lib/core/version';

const blank = z.literal('').transform(() => null);

/** An address may be missing: then nothing is mailed. */
export const emailSchema = z.union([blank, z.email().max(254)]);

/** As people write it; digits are compared by nobody. */
export const phoneSchema = z.union([
  blank,
  z
    .string()
    .max(30)
    .transform((text) => text.normalize('NFKC').trim())
    .pipe(z.string().regex(/^\+?[\d() -]{4,30}$/)),
]);

export const profileSchema = z.object({
  email: emailSchema,
  phone: phoneSchema,
  locale: z.enum(['ja', 'en']),
  version: versionField,
});
