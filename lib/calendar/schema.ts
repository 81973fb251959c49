import { z } from 'zod';
import { isBusinessDate } from './rules';

const plain = (text: string) => text.normalize('NFKC').trim();

/** `2026-11-20`; `2026/11/20`, one-digit months and days and full-width figures are accepted. */
export const dateField = z
  .string()
  .transform((text) => plain(text).replace(/^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/, dashed))
  .refine(isBusinessDate, { params: { code: 'dateForm' } });

const dashed = (_all: string, year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** `8:30`, past 24:00 up to `29:59`, as minutes of the business date. */
export const minutesField = z
  .string()
  .transform(plain)
  .refine((text) => /^([01]?\d|2\d):[0-5]\d$/.test(text), { params: { code: 'timeForm' } })
  .transform((text) => {
    const [hours = 0, minutes = 0] = text.split(':').map(Number);
    return hours * 60 + minutes;
  });

const timeForm = /^(\d{4}-\d{2}-\d{2})T([01]?\d|2\d):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** A time as programs and addresses have it. Without an offset it is Japan's, and may go past 24:00 of its business date. */
export const timeField = z.string().transform((text, context): Date => {
  const [, date = '', hours = '', minutes = '', seconds = '0', offset] = timeForm.exec(plain(text)) ?? [];
  const midnight = Date.parse(`${date}T00:00:00Z`) - offsetOf(offset ?? '+09:00');
  const instant = new Date(midnight + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000);
  if (isBusinessDate(date) && (offset === undefined || Number(hours) < 24) && !Number.isNaN(instant.getTime()))
    return instant;
  context.addIssue({ code: 'custom', params: { code: 'dateTimeForm' } });
  return z.NEVER;
});

/** Milliseconds east of UTC. */
function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
