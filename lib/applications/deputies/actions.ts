'use server';
import { defineAction } from '@/lib/access/action';
import { canNameDeputies } from '../policy';
import { nameDeputy, removeDeputy } from './mutations';
import { nameDeputySchema, removeDeputySchema } from './schema';

const page = (): string => '/applications/deputies';

export const nameDeputyAction = defineAction({
  name: 'application_deputy.name',
  input: nameDeputySchema,
  allow: canNameDeputies,
  run: (input, { db, actor }) => nameDeputy(db, actor, input),
  redirectTo: page,
});

export const removeDeputyAction = defineAction({
  name: 'application_deputy.remove',
  input: removeDeputySchema,
  allow: canNameDeputies,
  run: ({ id }, { db, actor }) => removeDeputy(db, actor, id),
  redirectTo: page,
});
