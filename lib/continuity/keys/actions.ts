'use server';
import { defineAction } from '@/lib/access/action';
import { canKeepKeys } from '../policy';
import { recordCustody, registerKey } from './mutations';
import { recordCustodySchema, registerKeySchema } from './schema';

export const registerKeyAction = defineAction({
  name: 'disaster_key.register',
  input: registerKeySchema,
  allow: canKeepKeys,
  run: (input, { db, actor }) => registerKey(db, actor, input),
});

export const recordCustodyAction = defineAction({
  name: 'disaster_key.record-custody',
  input: recordCustodySchema,
  allow: canKeepKeys,
  run: (input, { db, actor }) => recordCustody(db, actor, input),
  redirectTo: () => '/continuity/keys',
});
