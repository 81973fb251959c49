'use server';
import { defineAction } from '@/lib/access/action';
import { currentSite } from '@/lib/core/site';
import { canTakeApplications } from '../policy';
import { decideApplication, takeApplication } from './mutations';
import { decideApplicationSchema, takeApplicationSchema } from './schema';

export const takeApplicationAction = defineAction({
  name: 'queued_application.take',
  input: takeApplicationSchema,
  allow: canTakeApplications,
  run: (input, { db, actor }) => takeApplication(db, actor, input),
});

/** Where the register is, and nowhere else. */
export const decideApplicationAction = defineAction({
  name: 'queued_application.decide',
  input: decideApplicationSchema,
  allow: (actor) => canTakeApplications(actor) && currentSite().kind === 'cloud',
  run: (input, { db, actor }) => decideApplication(db, actor, input),
  redirectTo: () => '/continuity/applications',
});
