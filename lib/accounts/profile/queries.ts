import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Ask } from '@/lib/core/db';

/** What one may change about oneself, and what only an administrator may. */
export interface Profile {
  readonly name: string;
  readonly kana: string;
  readonly loginId: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: string;
  readonly version: number;
}

export async function getProfile(db: Ask, actor: Actor): Promise<Profile> {
  const [profile] = await db.$queryRaw<Profile[]>`
    SELECT name, kana, login_id AS "loginId", email, phone, locale, version FROM users WHERE id = ${actor.userId}::uuid`;
  if (profile === undefined) throw new Error('an actor without a user');
  return profile;
}
