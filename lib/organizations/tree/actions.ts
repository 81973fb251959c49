'use server';

import { defineAction } from '@/lib/access/action';
import { cancelOrganizationChange, planOrganizationChange } from './mutations';
import { canPlanOrganizationChange } from './policy';
import { cancelChangeSchema, planChangeSchema } from './schema';

export const planOrganizationChangeAction = defineAction({
  name: 'organization.plan_change',
  input: planChangeSchema,
  allow: canPlanOrganizationChange,
  run: (input, { actor, db }) => planOrganizationChange(db, actor, input),
  redirectTo: ({ id }) => `/admin/organizations?planned=${id}`,
});

export const cancelOrganizationChangeAction = defineAction({
  name: 'organization.cancel_change',
  input: cancelChangeSchema,
  allow: canPlanOrganizationChange,
  run: (input, { actor, db }) => cancelOrganizationChange(db, actor, input),
  redirectTo: () => '/admin/organizations',
});
