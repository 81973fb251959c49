'use server';
import { defineAction } from '@/lib/access/action';
import { canManageNetwork } from '../policy';
import { registerPlace } from './mutations';
import { registerPlaceSchema } from './schema';

export const registerPlaceAction = defineAction({
  name: 'place.register',
  input: registerPlaceSchema,
  allow: canManageNetwork,
  run: (input, { db, actor }) => registerPlace(db, actor, input),
  redirectTo: () => '/network/places',
});
