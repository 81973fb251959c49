'use server';

import { defineAction } from '@/lib/access/action';
import { setsTargets } from '../policy';
import { addPolicy } from './mutations';
import { addPolicySchema } from './schema';

/** Sets what is expected of every desk of the nation. */
export const addPolicyAction = defineAction({
  name: 'sla-policy.add',
  input: addPolicySchema,
  allow: setsTargets,
  run: (input, { actor, db }) => addPolicy(db, actor, input),
  redirectTo: () => '/tickets/desk?saved=1&by=',
});
