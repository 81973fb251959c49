import { z } from 'zod';
import { dropHolidaySchema, putHolidaySchema } from '../holidays/schema';
import { addClosureSchema, removeClosureSchema, setHoursSchema, setOnlineEndSchema } from '../settings/schema';
import { confirmedChanges } from './constants';

/** Which change a page of confirmation is about. */
export const confirmedChangeSchema = z.enum(confirmedChanges);

/** What the address of a page of confirmation holds, by change. */
export const changeSchemas = {
  closure: addClosureSchema,
  'closure-removal': removeClosureSchema,
  'online-end': setOnlineEndSchema,
  hours: setHoursSchema,
  holiday: putHolidaySchema,
  'holiday-removal': dropHolidaySchema,
} as const;
