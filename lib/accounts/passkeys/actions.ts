'use server';
import { z } from 'zod';
import { definePublicAction } from '@/lib/access/action';
import { deliverEntry, readEntryCookies } from '@/lib/access/login/entry';
import { safePath } from '@/lib/access/requests/origin';
import { success } from '@/lib/core/errors';
import { logInByPasskey } from '../login/mutations';
import { answerWithPasskey, enrollByPasskey, takeStep } from '../pending/mutations';
import { pendingOwner } from '../pending/queries';
import { beginAuthentication, beginLogIn, beginRegistration } from './mutations';
import { passkeyAnswerSchema, passkeyNameSchema } from './schema';

export const beginPasskeyLogInAction = definePublicAction({
  name: 'passkey.begin_log_in',
  input: z.object({}),
  run: async () => success(await beginLogIn()),
});

export const logInByPasskeyAction = definePublicAction({
  name: 'session.log_in_by_passkey',
  input: passkeyAnswerSchema.extend({ next: z.string().max(2000).optional() }),
  secrets: ['response'],
  run: async ({ next, ...answer }, origin) => {
    const { device } = await readEntryCookies();
    const entry = await logInByPasskey(answer, safePath(next), { ...origin, device });
    return entry.ok ? success(await deliverEntry(entry.value)) : entry;
  },
  redirectTo: (path) => path,
});

export const beginPasskeyFactorAction = definePublicAction({
  name: 'passkey.begin_factor',
  owner: pendingOwner,
  input: z.object({}),
  run: async (_input, origin) => {
    const { device, pending } = await readEntryCookies();
    return takeStep(pending, 'factor', { ...origin, device }, async (db, { account }) =>
      success(await beginAuthentication(db, account.userId)),
    );
  },
});

export const answerWithPasskeyAction = definePublicAction({
  name: 'session.answer_with_passkey',
  owner: pendingOwner,
  input: passkeyAnswerSchema,
  secrets: ['response'],
  run: async (answer, origin) => {
    const { device, pending } = await readEntryCookies();
    const entry = await answerWithPasskey(pending, answer, { ...origin, device });
    return entry.ok ? success(await deliverEntry(entry.value)) : entry;
  },
  redirectTo: (path) => path,
});

export const beginPasskeyEnrollmentAction = definePublicAction({
  name: 'passkey.begin_enrollment',
  owner: pendingOwner,
  input: z.object({}),
  run: async (_input, origin) => {
    const { device, pending } = await readEntryCookies();
    return takeStep(pending, 'enroll', { ...origin, device }, async (db, { account }) =>
      beginRegistration(db, account),
    );
  },
});

export const enrollByPasskeyAction = definePublicAction({
  name: 'session.enroll_by_passkey',
  owner: pendingOwner,
  input: passkeyAnswerSchema.extend({ name: passkeyNameSchema }),
  secrets: ['response'],
  run: async (answer, origin) => {
    const { device, pending } = await readEntryCookies();
    const entry = await enrollByPasskey(pending, answer, { ...origin, device });
    return entry.ok ? success(await deliverEntry(entry.value)) : entry;
  },
  redirectTo: (path) => path,
});
