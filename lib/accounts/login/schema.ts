import { z } from 'zod';

/** What is typed at log-in. Full-width letters and capitals are accepted, because Japanese keyboards produce them. */
export const loginIdSchema = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .transform((text) => text.normalize('NFKC').toLowerCase());

/** Longer ones are refused before anything is computed over them. */
export const passwordSchema = z.string().min(1).max(128);

export const logInSchema = z.object({
  loginId: loginIdSchema,
  password: passwordSchema,
  next: z.string().max(2000).optional(),
});

/** A code of an authenticator app, or one from the paper; full-width digits and spaces come from Japanese keyboards. */
export const factorCodeSchema = z
  .string()
  .max(40)
  .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase())
  .pipe(z.string().min(1).max(20));
