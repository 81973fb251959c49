'use server';
import { z } from 'zod';
import { defineAction } from '@/lib/access/action';
import { grouped } from '@/lib/access/login/readable-code';
import { recordAudit } from '@/lib/audit/mutations';
import { failure, success } from '@/lib/core/errors';
import { factorCodeSchema, passwordSchema } from '../login/schema';
import { beginRegistration } from '../passkeys/mutations';
import { passkeyAnswerSchema, passkeyNameSchema } from '../passkeys/schema';
import { changeOwnPassword, confirmPassword, prepareNewPassword } from '../passwords/mutations';
import { deriveRecoveryCodes, replaceRecoveryCodes } from '../recovery/mutations';
import { beginTotp } from '../totp/mutations';
import { addOwnPasskey, confirmTotp, removeOwnPasskey, removeOwnTotp } from './mutations';

/** One's own account: everybody may, and nobody needs to be asked. */
const own = { allow: () => true, asSystem: 'own security' } as const;

/** Empty only for users without a password. */
const confirmation = z.object({ password: z.string().max(128) });

export const changePasswordAction = defineAction({
  ...own,
  name: 'password.change',
  input: z.object({ current: passwordSchema, password: passwordSchema, repeated: passwordSchema }),
  secrets: ['current', 'password', 'repeated'],
  prepare: async ({ current, password, repeated }, actor, origin) => {
    const confirmed = await confirmPassword(actor, current, origin, 'current');
    if (!confirmed.ok) return confirmed;
    if (password === current) return failure('accounts.samePassword', 'password');
    return prepareNewPassword(password, repeated, [actor.loginId, actor.userName]);
  },
  run: async (_input, { actor, db, prepared }) => success(await changeOwnPassword(db, actor, prepared)),
});

export const beginTotpAction = defineAction({
  ...own,
  name: 'totp.begin',
  input: confirmation,
  secrets: ['password'],
  prepare: ({ password }, actor, origin) => confirmPassword(actor, password, origin),
  run: async (_input, { actor, db }) =>
    (await beginTotp(db, actor.userId)) ? success(null) : failure('accounts.alreadyRegistered'),
  redirectTo: () => '/settings/security/authenticator',
});

export const confirmTotpAction = defineAction({
  ...own,
  name: 'totp.confirm',
  input: z.object({ code: factorCodeSchema }),
  secrets: ['code'],
  run: ({ code }, { actor, db }) => confirmTotp(db, actor, code),
  redirectTo: () => '/settings/security',
});

export const removeTotpAction = defineAction({
  ...own,
  name: 'totp.remove',
  input: confirmation,
  secrets: ['password'],
  prepare: ({ password }, actor, origin) => confirmPassword(actor, password, origin),
  run: (_input, { actor, db }) => removeOwnTotp(db, actor),
  redirectTo: () => '/settings/security',
});

export const issueRecoveryCodesAction = defineAction({
  ...own,
  name: 'recovery_codes.issue',
  input: confirmation,
  secrets: ['password'],
  prepare: ({ password }, actor, origin) => confirmPassword(actor, password, origin),
  run: async (_input, { actor, db, key }) => {
    await replaceRecoveryCodes(db, actor.userId, deriveRecoveryCodes(key));
    await recordAudit(db, actor, { event: 'recovery_codes.issued', targetType: 'user', targetId: actor.userId });
    return success(null);
  },
  reveal: (_value, key) => deriveRecoveryCodes(key).map(grouped),
});

export const beginPasskeyAction = defineAction({
  ...own,
  name: 'passkey.begin',
  input: confirmation,
  secrets: ['password'],
  prepare: ({ password }, actor, origin) => confirmPassword(actor, password, origin),
  run: (_input, { actor, db }) => beginRegistration(db, actor),
});

export const addPasskeyAction = defineAction({
  ...own,
  name: 'passkey.add',
  input: passkeyAnswerSchema.extend({ name: passkeyNameSchema }),
  secrets: ['response'],
  run: (answer, { actor, db }) => addOwnPasskey(db, actor, answer),
});

export const removePasskeyAction = defineAction({
  ...own,
  name: 'passkey.remove',
  input: confirmation.extend({ id: z.uuid() }),
  secrets: ['password'],
  prepare: ({ password }, actor, origin) => confirmPassword(actor, password, origin),
  run: ({ id }, { actor, db }) => removeOwnPasskey(db, actor, id),
  redirectTo: () => '/settings/security',
});
