'use server';
import { z } from 'zod';
import { definePublicAction } from '@/lib/access/action';
import { deliverEntry, dropSessionCookie, readEntryCookies } from '@/lib/access/entry';
import { safePath } from '@/lib/access/request';
import { success } from '@/lib/core/errors';
import { closeSession } from '../sessions/mutations';
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

export const logOutAction = definePublicAction({
  name: 'session.log_out',
  input: z.object({}),
  run: async (_input, origin) => {
    const token = await dropSessionCookie();
    if (token !== null) await closeSession(token, origin.requestId);
    return success('/login');
  },
  redirectTo: (path) => path,
});
