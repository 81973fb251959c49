import { z } from 'zod';

/** What is typed at log-in. Full-width letters and capitals are accepted, because Japanese keyboards produce them. */
export const loginIdSchema = z
  .string()
  .min(1)
  .max(64)
  .transform((text) => text.normalize('NFKC').trim().toLowerCase());

export const logInSchema = z.object({
  loginId: loginIdSchema,
  password: z.string().min(1).max(128),
  next: z.string().max(2000).optional(),
});
