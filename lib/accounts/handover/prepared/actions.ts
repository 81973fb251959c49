'use server';
import { defineAction } from '@/lib/access/action';
import { deriveIssuedPassword } from '@/lib/access/login/passwords';
import { canKeepUsers } from '../../users/policy';
import { changePrepared, issuePasswords, prepareHandover, withdrawPrepared } from './mutations';
import { changePreparedSchema, preparedIdSchema, preparedRefSchema, prepareSchema } from './schema';

const pageOf = (id: string, done: string) => `/admin/users/handover/${id}?done=${done}&by=`;

export const prepareHandoverAction = defineAction({
  name: 'users.prepare_handover',
  input: prepareSchema,
  allow: canKeepUsers,
  run: (input, { actor, db }) => prepareHandover(db, actor, input),
  redirectTo: (id) => pageOf(id, 'prepared'),
});

export const changePreparedAction = defineAction({
  name: 'users.change_handover',
  input: changePreparedSchema,
  allow: canKeepUsers,
  run: (input, { actor, db }) => changePrepared(db, actor, input),
  redirectTo: (id) => pageOf(id, 'changed'),
});

export const withdrawPreparedAction = defineAction({
  name: 'users.withdraw_handover',
  input: preparedRefSchema,
  allow: canKeepUsers,
  run: (input, { actor, db }) => withdrawPrepared(db, actor, input),
  redirectTo: (id) => pageOf(id, 'withdrawn'),
});

export const issuePasswordsAction = defineAction({
  name: 'users.issue_passwords',
  input: preparedIdSchema,
  allow: canKeepUsers,
  run: ({ id }, { actor, db, key }) => issuePasswords(db, actor, id, key),
  reveal: ({ added }, key) => ({
    added: added.map((user) => ({ ...user, password: deriveIssuedPassword(key, user.loginId) })),
  }),
});
