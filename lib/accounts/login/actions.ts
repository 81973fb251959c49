'use server';
import { definePublicAction } from '@/lib/access/action';
import { deliverEntry, readEntryCookies } from '@/lib/access/login/entry';
import { safePath } from '@/lib/access/requests/origin';
import { success } from '@/lib/core/errors';
import { logInByPassword } from './mutations';
import { logInSchema } from './schema';

export const logInAction = definePublicAction({
  name: 'session.log_in',
  input: logInSchema,
  secrets: ['password'],
  run: async ({ loginId, password, next }, origin) => {
    const { device } = await readEntryCookies();
    const entry = await logInByPassword({ loginId, password, next: safePath(next) }, { ...origin, device });
    return entry.ok ? success(await deliverEntry(entry.value)) : entry;
  },
  redirectTo: (path) => path,
});
