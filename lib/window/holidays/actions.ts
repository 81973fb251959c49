'use server';
import { defineAction } from '@/lib/access/action';
import { success } from '@/lib/core/errors';
import { confirmationOf } from '../changes/constants';
import { canSetNation } from '../policy';
import { checkHoliday, confirmYear, importHolidays, previewHolidays, removeHoliday, setHoliday } from './mutations';
import {
  confirmYearSchema,
  dropHolidaySchema,
  importHolidaysSchema,
  previewHolidaysSchema,
  putHolidaySchema,
} from './schema';

const toYear = ({ year }: { year: number }): string => `/operations/calendar/holidays?year=${year}`;

/** Nothing is saved yet: the next page shows what the change would do. */
export const previewHolidayAction = defineAction({
  name: 'holiday.preview',
  input: putHolidaySchema,
  allow: canSetNation,
  run: async (input, { db }) => {
    const checked = await checkHoliday(db, input.date);
    return checked.ok ? success(confirmationOf('holiday', input)) : checked;
  },
  redirectTo: (to) => to,
});

export const setHolidayAction = defineAction({
  name: 'holiday.set',
  input: putHolidaySchema,
  allow: canSetNation,
  run: (input, { db, actor }) => setHoliday(db, actor, input),
  redirectTo: toYear,
});

export const removeHolidayAction = defineAction({
  name: 'holiday.remove',
  input: dropHolidaySchema,
  allow: canSetNation,
  run: (input, { db, actor }) => removeHoliday(db, actor, input),
  redirectTo: toYear,
});

export const confirmYearAction = defineAction({
  name: 'holiday_year.confirm',
  input: confirmYearSchema,
  allow: canSetNation,
  run: (input, { db, actor }) => confirmYear(db, actor, input),
  redirectTo: toYear,
});

/** Answers what the file would change. */
export const previewHolidaysAction = defineAction({
  name: 'holiday_year.preview',
  input: previewHolidaysSchema,
  allow: canSetNation,
  run: async ({ csv }, { db }) => {
    const differences = await previewHolidays(db, csv);
    return differences.ok ? success({ csv, differences: differences.value }) : differences;
  },
});

export const importHolidaysAction = defineAction({
  name: 'holiday_year.import',
  input: importHolidaysSchema,
  allow: canSetNation,
  run: (input, { db, actor }) => importHolidays(db, actor, input),
  redirectTo: toYear,
});
