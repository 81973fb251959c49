'use server';
import { defineAction } from '@/lib/access/action';
import { canSetClosures, canSetOnlineEnd } from '../policy';
import { addClosure, removeClosure, setOnlineEnd } from './mutations';
import { addClosureSchema, removeClosureSchema, setOnlineEndSchema } from './schema';

const toCalendar = (): string => '/operations/calendar';

export const setOnlineEndAction = defineAction({
  name: 'online_end.set',
  input: setOnlineEndSchema,
  allow: canSetOnlineEnd,
  run: (input, { db, actor }) => setOnlineEnd(db, actor, input),
  redirectTo: toCalendar,
});

export const addClosureAction = defineAction({
  name: 'closure.add',
  input: addClosureSchema,
  allow: canSetClosures,
  run: (input, { db, actor }) => addClosure(db, actor, input),
  redirectTo: toCalendar,
});

export const removeClosureAction = defineAction({
  name: 'closure.remove',
  input: removeClosureSchema,
  allow: canSetClosures,
  run: (input, { db, actor }) => removeClosure(db, actor, input),
  redirectTo: toCalendar,
});
