import { z } from 'zod';
import { minutesField } from '@/lib/calendar/schema';
import { failure, type Problem, type Result, success } from '@/lib/core/errors';
import { type Effect, placeOf } from '../constants';
import type { FormField, Values } from '../types';

/** A connection as it is on a business date. */
export const connectionStateShape = z.object({
  connected: z.boolean(),
  method: z.string(),
  opens: z.number().nullable(),
  closes: z.number().nullable(),
});
export type ConnectionState = z.infer<typeof connectionStateShape>;

/** What will hold from a date on. */
export interface ConnectionChange extends ConnectionState {
  readonly system: string;
  readonly date: string;
}

/** The online operation of the organization on that date, minutes; null = not known. */
export interface OnlineSpan {
  readonly from: number;
  readonly to: number;
}

const two = (value: number): string => String(value).padStart(2, '0');
/** 8:30 as 08:30, past 24:00 too. */
export const formatMinutes = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

export const changesConnection = (effect: Effect): boolean => effect.startsWith('connection-');

/**
 * What an approved application makes of a connection, or why it cannot: one that is there does not start, one that is not there neither
 * changes nor ends. Hours stay inside the online operation: neither the common operating window nor a prefecture's end moves.
 */
export function changeConnection(
  effect: Effect,
  values: Values,
  before: ConnectionState | null,
  online: OnlineSpan,
): Result<ConnectionChange> {
  const { system = '', date = '' } = values;
  const connected = before?.connected ?? false;
  if (effect === 'connection-start' && connected) return failure('applications.alreadyConnected', 'system');
  if (effect !== 'connection-start' && !connected) return failure('applications.notConnected', 'system');
  const kept = before ?? { connected: false, method: '', opens: null, closes: null };
  if (effect === 'connection-start')
    return success({ system, date, connected: true, method: values.method ?? '', opens: null, closes: null });
  if (effect === 'connection-change') return success({ ...kept, system, date, method: values.method ?? '' });
  if (effect === 'connection-end') return success({ ...kept, system, date, connected: false });
  const opens = minutesField.parse(values.opens ?? '');
  const closes = minutesField.parse(values.closes ?? '');
  if (opens < online.from || closes > online.to) {
    const params = { from: formatMinutes(online.from), to: formatMinutes(online.to) };
    return failure('applications.outsideOnline', 'opens', params);
  }
  return success({ ...kept, system, date, opens, closes });
}

/** Problems that name a key, at the place of its field on the page. */
export const placeProblems = (problems: readonly Problem[], fields: readonly FormField[]): Problem[] =>
  problems.map((problem) => {
    const index = fields.findIndex(({ key }) => key === problem.field);
    return index < 0 ? problem : { ...problem, field: placeOf(index) };
  });
