import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';

/** What one may change about oneself, and what only an administrator may. */
export const profileShape = z.object({
  name: z.string(),
  kana: z.string(),
  loginId: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  locale: z.string(),
  version: z.number(),
});
export type Profile = z.infer<typeof profileShape>;

export async function getProfile(db: Ask, actor: Actor): Promise<Profile> {
  const [profile] = await askRows(db, profileShape)`
    SELECT name, kana, login_id AS "loginId", email, phone, locale, version FROM users WHERE id = ${actor.userId}::uuid`;
  if (profile === undefined) throw new Error('an actor without a user');
  return profile;
}
