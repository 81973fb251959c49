'use server';
import { z } from 'zod';
import { definePublicAction } from '@/lib/access/action';
import { deliverEntry, readEntryCookies } from '@/lib/access/login/entry';
import { failure, success } from '@/lib/core/errors';
import { factorCodeSchema, passwordSchema } from '../login/schema';
import { answerWithCode, enrollByCode, replaceIssuedPassword } from './mutations';
import { pendingOwner } from './queries';

export const answerWithCodeAction = definePublicAction({
  name: 'session.answer_with_code',
  owner: pendingOwner,
  input: z.object({ code: factorCodeSchema }),
  secrets: ['code'],
  run: async ({ code }, origin) => {
    const { device, pending } = await readEntryCookies();
    const entry = await answerWithCode(pending, code, { ...origin, device });
    return entry.ok ? success(await deliverEntry(entry.value)) : entry;
  },
  redirectTo: (path) => path,
});

export const enrollByCodeAction = definePublicAction({
  name: 'session.enroll_by_code',
  owner: pendingOwner,
  input: z.object({ code: factorCodeSchema }),
  secrets: ['code'],
  run: async ({ code }, origin) => {
    const { device, pending } = await readEntryCookies();
    const entry = await enrollByCode(pending, code, { ...origin, device });
    return entry.ok ? success(await deliverEntry(entry.value)) : entry;
  },
  redirectTo: (path) => path,
});

export const replaceIssuedPasswordAction = definePublicAction({
  name: 'session.replace_issued_password',
  owner: pendingOwner,
  input: z.object({ password: passwordSchema, repeated: passwordSchema }),
  secrets: ['password', 'repeated'],
  run: async ({ password, repeated }, origin) => {
    if (password !== repeated) return failure('accounts.passwordsDiffer', 'repeated');
    const { device, pending } = await readEntryCookies();
    const entry = await replaceIssuedPassword(pending, password, { ...origin, device });
    return entry.ok ? success(await deliverEntry(entry.value)) : entry;
  },
  redirectTo: (path) => path,
});
