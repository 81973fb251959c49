'use server';
import { defineAction } from '@/lib/access/action';
import { reactionsOf } from '@/lib/access/domain-server';
import { deriveIssuedPassword } from '@/lib/access/login/passwords';
import { success } from '@/lib/core/errors';
import { domainServers } from '@/lib/generated/domain-servers';
import { canKeepUsers } from '../users/policy';
import { applyHandover } from './mutations';
import { planFor } from './queries';
import { tellPlan } from './rules';
import { applySchema, handoverSchema } from './schema';

const { userDisabled } = reactionsOf(Object.values(domainServers));

/** Changes nothing: says what `applyHandoverAction` would do. */
export const previewHandoverAction = defineAction({
  name: 'users.preview_handover',
  input: handoverSchema,
  allow: canKeepUsers,
  run: async (input, { actor, db }) => {
    const planned = await planFor(db, actor, input);
    return planned.ok ? success({ ...input, plan: tellPlan(planned.value.plan, actor.locale) }) : planned;
  },
});

export const applyHandoverAction = defineAction({
  name: 'users.apply_handover',
  input: applySchema,
  allow: canKeepUsers,
  run: (input, { actor, db, key }) => applyHandover(db, actor, input, key, userDisabled),
  reveal: ({ added, changed }, key) => ({
    added: added.map((user) => ({ ...user, password: deriveIssuedPassword(key, user.loginId) })),
    changed,
  }),
});
