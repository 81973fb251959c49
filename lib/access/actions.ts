'use server';
import { cookies } from 'next/headers';
import { z } from 'zod';

const localeCookie = 'renkei-locale';

import { success } from '@/lib/core/errors';
import { definePublicAction } from './action';
import { sealToken, sessionCookie, unsealToken } from './cookie';
import { closeSession, logInByPassword } from './login';
import { safePath } from './request';
import { logInSchema } from './schema';

export const logInAction = definePublicAction({
  name: 'session.log-in',
  input: logInSchema,
  secrets: ['password'],
  run: async ({ loginId, password, next }, origin) => {
    const result = await logInByPassword(loginId, password, origin);
    if (!result.ok) return result;
    const jar = await cookies();
    const { name, options } = sessionCookie();
    jar.set(name, await sealToken(result.value.token), options);
    jar.set(localeCookie, result.value.locale, { path: '/', sameSite: 'lax', maxAge: 365 * 24 * 3600 });
    return success(safePath(next));
  },
  redirectTo: (path) => path,
});

export const logOutAction = definePublicAction({
  name: 'session.log-out',
  input: z.object({}),
  run: async (_input, origin) => {
    const jar = await cookies();
    const { name, options } = sessionCookie();
    const token = await unsealToken(jar.get(name)?.value ?? '');
    if (token !== null) await closeSession(token, origin.requestId);
    jar.set(name, '', { ...options, maxAge: 0 });
    return success('/login');
  },
  redirectTo: (path) => path,
});
