'use server';
import { defineAction } from '@/lib/access/action';
import { currentSite } from '@/lib/core/site';
import { canRunDrills } from '../policy';
import { startDrill } from './mutations';
import { startDrillSchema } from './schema';

export const startDrillAction = defineAction({
  name: 'drill.start',
  input: startDrillSchema,
  allow: (actor) => canRunDrills(actor) && currentSite().kind === 'cloud',
  run: (input, { db, actor }) => startDrill(db, actor, input),
  redirectTo: ({ id }) => `/continuity/drills/${id}`,
});
