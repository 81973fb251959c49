import { describe, expect, it } from 'vitest';
import type { TicketUrgency } from '../constants';
import { dueAt } from './rules';

const holidays = new Set(['2026-11-23']);
const isBusinessDay = (date: string) => {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(date);
};

describe('dueAt', () => {
  it.each<[string, TicketUrgency, string, string]>([
    ['urgent in the morning is due before noon', 'urgent', '2026-11-20T09:30:00+09:00', '2026-11-20T11:30:00+09:00'],
    ['urgent before opening counts from nine', 'urgent', '2026-11-20T05:00:00+09:00', '2026-11-20T11:00:00+09:00'],
    [
      'urgent at 16:00 goes on after the long weekend',
      'urgent',
      '2026-11-20T16:00:00+09:00',
      '2026-11-24T10:00:00+09:00',
    ],
    ['high has one business day', 'high', '2026-11-19T13:00:00+09:00', '2026-11-20T13:00:00+09:00'],
    [
      'normal on Friday has three, over weekend and holiday',
      'normal',
      '2026-11-20T09:00:00+09:00',
      '2026-11-25T17:00:00+09:00',
    ],
    [
      'what comes on Saturday counts from the next business day',
      'high',
      '2026-11-21T12:00:00+09:00',
      '2026-11-24T17:00:00+09:00',
    ],
  ])('%s', (_name, urgency, since, due) => {
    expect(dueAt(urgency, new Date(since), isBusinessDay)).toEqual(new Date(due));
  });
});
