'use server';

import { defineAction } from '@/lib/access/action';
import { runsDesk } from '../policy';
import { addDeskDay, removeDeskDay, setDeskHours } from './mutations';
import { addDeskDaySchema, removeDeskDaySchema, setDeskHoursSchema } from './schema';

const saved = () => '/tickets/desk?saved=1&by=';

export const setDeskHoursAction = defineAction({
  name: 'desk-hours.set',
  input: setDeskHoursSchema,
  allow: runsDesk,
  run: (input, { actor, db }) => setDeskHours(db, actor, input),
  redirectTo: saved,
});

export const addDeskDayAction = defineAction({
  name: 'desk-day.add',
  input: addDeskDaySchema,
  allow: runsDesk,
  run: (input, { actor, db }) => addDeskDay(db, actor, input),
  redirectTo: saved,
});

export const removeDeskDayAction = defineAction({
  name: 'desk-day.remove',
  input: removeDeskDaySchema,
  allow: runsDesk,
  run: ({ id }, { actor, db }) => removeDeskDay(db, actor, id),
  redirectTo: saved,
});
