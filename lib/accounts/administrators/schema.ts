import { z } from 'zod';
import { newLoginIdSchema, personSchema } from '../users/schema';

/** What an operator types to make an administrator from the machine itself, when nobody can log in yet. */
export const createAdministratorSchema = personSchema.pick({ name: true, kana: true }).extend({
  organizationCode: z.string().trim().min(1).max(20),
  loginId: newLoginIdSchema,
  password: z.string().max(200),
});
