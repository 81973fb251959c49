import { z } from 'zod';
import { roles } from '@/lib/access/actor';
import { requiredKana, requiredLine } from '@/lib/access/forms/texts';
import { searchWords } from '@/lib/access/search/words';
import { organizationId, userId } from '@/lib/core/id-shapes';
import { versionField } from '@/lib/core/version';
import { emailSchema, phoneSchema } from '../profile/schema';

/** `users_login_id_form` in the database says the same. */
export const newLoginIdSchema = z
  .string()
  .max(64)
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9._-]{2,63}$/));

/** As typed: 異体字 and 外字 selectors are kept; only blanks around it are cut off. */
const nameSchema = requiredLine(60);
const kanaSchema = requiredKana(80);

export const personSchema = z.object({
  name: nameSchema,
  kana: kanaSchema,
  email: emailSchema,
  phone: phoneSchema,
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
});

export const createUserSchema = personSchema.extend({
  loginId: newLoginIdSchema,
  organizationId: z.uuid().pipe(organizationId),
});

/** One's own roles cannot be changed, so one's own form sends none. */
export const changeUserSchema = personSchema.extend({
  id: z.uuid().pipe(userId),
  version: versionField,
  roles: z.array(z.enum(roles)).max(roles.length).optional(),
});

export const userRefSchema = z.object({ id: z.uuid().pipe(userId), version: versionField });

export const userIdSchema = z.object({ id: z.uuid().pipe(userId) });

export const userStates = ['active', 'disabled', 'all'] as const;
export const userOrders = ['kana', 'loginId', 'lastLoginAt'] as const;

/** Filters of the list, from its address (`readQuery`). */
export const userFilterSchema = z.object({
  q: searchWords.default(''),
  organization: z.string().max(20).default(''),
  role: z.enum(roles).optional(),
  state: z.enum(userStates).default('active'),
  sort: z.enum(userOrders).default('kana'),
  dir: z.enum(['asc', 'desc']).default('asc'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

export type UserFilter = z.output<typeof userFilterSchema>;
