'use server';
import { defineAction } from '@/lib/access/action';
import { reactionsOf } from '@/lib/access/domain-server';
import { deriveIssuedPassword } from '@/lib/access/login/passwords';
import { domainServers } from '@/lib/generated/domain-servers';
import { changeUser, createUser, disableUser, enableUser, resetFactors, resetPassword } from './mutations';
import { canKeepUsers } from './policy';
import { changeUserSchema, createUserSchema, userIdSchema, userRefSchema } from './schema';

const { userDisabled } = reactionsOf(Object.values(domainServers));

/** Shown once; kept nowhere. */
const revealIssued = ({ id, loginId }: { id: string; loginId: string }, key: string) => ({
  id,
  loginId,
  password: deriveIssuedPassword(key, loginId),
});

export const createUserAction = defineAction({
  name: 'user.create',
  input: createUserSchema,
  allow: canKeepUsers,
  run: (input, { actor, db, key }) => createUser(db, actor, input, key),
  reveal: revealIssued,
});

export const changeUserAction = defineAction({
  name: 'user.change',
  input: changeUserSchema,
  allow: canKeepUsers,
  run: (input, { actor, db }) => changeUser(db, actor, input),
  redirectTo: (id) => `/admin/users/${id}?done=changed&by=`,
});

export const disableUserAction = defineAction({
  name: 'user.disable',
  input: userRefSchema,
  allow: canKeepUsers,
  run: (input, { actor, db }) => disableUser(db, actor, input, userDisabled),
  redirectTo: (id) => `/admin/users/${id}?done=disabled&by=`,
});

export const enableUserAction = defineAction({
  name: 'user.enable',
  input: userRefSchema,
  allow: canKeepUsers,
  run: (input, { actor, db }) => enableUser(db, actor, input),
  redirectTo: (id) => `/admin/users/${id}?done=enabled&by=`,
});

export const resetPasswordAction = defineAction({
  name: 'password.reset',
  input: userIdSchema,
  allow: canKeepUsers,
  run: ({ id }, { actor, db, key }) => resetPassword(db, actor, id, key),
  reveal: revealIssued,
});

export const resetFactorsAction = defineAction({
  name: 'factors.reset',
  input: userIdSchema,
  allow: canKeepUsers,
  run: ({ id }, { actor, db }) => resetFactors(db, actor, id),
  redirectTo: (id) => `/admin/users/${id}?done=factors&by=`,
});
