'use server';
import { defineAction } from '@/lib/access/action';
import { mayDecideSteps } from '../policy';
import { decideStep } from './mutations';
import { decideStepSchema } from './schema';

export const decideStepAction = defineAction({
  name: 'step.decide',
  input: decideStepSchema,
  allow: mayDecideSteps,
  run: (input, { db, actor }) => decideStep(db, actor, input),
  redirectTo: () => '/operations',
});
