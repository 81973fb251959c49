'use server';
import { defineAction } from '@/lib/access/action';
import { canSetNetwork } from '../policy';
import { addSystem, changeSystem } from './mutations';
import { addSystemSchema, changeSystemSchema } from './schema';

const toCatalogue = (): string => '/network/systems';

export const addSystemAction = defineAction({
  name: 'system.add',
  input: addSystemSchema,
  allow: canSetNetwork,
  run: (input, { db, actor }) => addSystem(db, actor, input),
  redirectTo: toCatalogue,
});

export const changeSystemAction = defineAction({
  name: 'system.change',
  input: changeSystemSchema,
  allow: canSetNetwork,
  run: (input, { db, actor }) => changeSystem(db, actor, input),
  redirectTo: toCatalogue,
});
