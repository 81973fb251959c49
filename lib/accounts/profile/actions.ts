'use server';
import { defineAction } from '@/lib/access/action';
import { deliverLocale } from '@/lib/access/login/entry';
import { changeProfile } from './mutations';
import { profileSchema } from './schema';

export const changeProfileAction = defineAction({
  name: 'profile.change',
  input: profileSchema,
  allow: () => true,
  run: async (input, { actor, db }) => {
    const changed = await changeProfile(db, actor, input);
    if (changed.ok) await deliverLocale(input.locale);
    return changed;
  },
  redirectTo: () => '/settings/profile?saved=1&by=',
});
