'use server';
import { defineAction } from '@/lib/access/action';
import { canManageNetwork } from '../policy';
import { changeLine } from './mutations';
import { changeLineSchema } from './schema';

export const changeLineAction = defineAction({
  name: 'line.change',
  input: changeLineSchema,
  allow: canManageNetwork,
  run: (input, { db, actor }) => changeLine(db, actor, input),
  redirectTo: ({ code }) => `/network/lines/${code}`,
});
