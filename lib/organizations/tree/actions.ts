'use server';

import { defineAction } from '@/lib/access/action';
import { failure } from '@/lib/core/errors';
import { cancelOrganizationChange, planOrganizationChange } from './mutations';
import { canPlanOrganizationChange } from './policy';
import { movesPeople } from './rules';
import { askedPlanSchema, cancelChangeSchema } from './schema';

export const planOrganizationChangeAction = defineAction({
  name: 'organization.plan_change',
  input: askedPlanSchema,
  allow: canPlanOrganizationChange,
  run: async ({ understood, ...input }, { actor, db }) =>
    movesPeople(input.kind) && !understood
      ? failure('required', 'understood')
      : planOrganizationChange(db, actor, input),
  redirectTo: ({ id }) => `/admin/organizations?planned=${id}`,
});

export const cancelOrganizationChangeAction = defineAction({
  name: 'organization.cancel_change',
  input: cancelChangeSchema,
  allow: canPlanOrganizationChange,
  run: (input, { actor, db }) => cancelOrganizationChange(db, actor, input),
  redirectTo: () => '/admin/organizations',
});
