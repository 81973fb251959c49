'use server';
import { defineAction } from '@/lib/access/action';
import { type Result, success } from '@/lib/core/errors';
import { confirmationOf } from '../changes/constants';
import { canSetClosures, canSetNation, canSetOnlineEnd } from '../policy';
import { loadWindowFacts, operatingNow } from '../queries';
import { formatMinutes } from '../wording/rules';
import { addClosure, checkClosure, removeClosure, setHours, setOnlineEnd } from './mutations';
import { checkHours, checkOnlineEnd } from './rules';
import { addClosureSchema, removeClosureSchema, setHoursSchema, setOnlineEndSchema } from './schema';

const toCalendar = (): string => '/operations/calendar';
/** A preview saves nothing: it leads to the page that shows what the change would do. */
const toConfirmation = (to: string): string => to;
const after = (checked: Result<null>, to: string): Result<string> => (checked.ok ? success(to) : checked);

export const previewOnlineEndAction = defineAction({
  name: 'online_end.preview',
  input: setOnlineEndSchema,
  allow: canSetOnlineEnd,
  run: async (input, { db }) => {
    const { validFrom, onlineEnd, reason, version } = input;
    const checked = checkOnlineEnd(input, await loadWindowFacts(db, validFrom), await operatingNow(db));
    const end = onlineEnd === null ? '' : formatMinutes(onlineEnd);
    return after(checked, confirmationOf('online-end', { validFrom, onlineEnd: end, reason, version }));
  },
  redirectTo: toConfirmation,
});

export const setOnlineEndAction = defineAction({
  name: 'online_end.set',
  input: setOnlineEndSchema,
  allow: canSetOnlineEnd,
  run: (input, { db, actor }) => setOnlineEnd(db, actor, input),
  redirectTo: toCalendar,
});

export const previewHoursAction = defineAction({
  name: 'window_settings.preview',
  input: setHoursSchema,
  allow: canSetNation,
  run: async (input, { db }) => {
    const { onlineStart, counterOpens, counterCloses, onlineEnd, ...rest } = input;
    const times = Object.entries({ onlineStart, counterOpens, counterCloses, onlineEnd });
    const typed = Object.fromEntries(times.map(([name, minutes]) => [name, formatMinutes(minutes)]));
    return after(checkHours(input, await operatingNow(db)), confirmationOf('hours', { ...rest, ...typed }));
  },
  redirectTo: toConfirmation,
});

export const setHoursAction = defineAction({
  name: 'window_settings.set',
  input: setHoursSchema,
  allow: canSetNation,
  run: (input, { db, actor }) => setHours(db, actor, input),
  redirectTo: toCalendar,
});

export const previewClosureAction = defineAction({
  name: 'closure.preview',
  input: addClosureSchema,
  allow: canSetClosures,
  run: async (input, { db, actor }) => after(await checkClosure(db, actor, input), confirmationOf('closure', input)),
  redirectTo: toConfirmation,
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
