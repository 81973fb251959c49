import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '@/tests/support/proof';
import { addMinutes, daySpan, minutesBetween } from './rules';
import type { DeskCalendar } from './types';

const saturdays = {
  ...{ name: '第2・第4土曜日', date: null, weekday: 5, nth: [2, 4], opens: 540, closes: 720 },
  ...{ validFrom: '2026-11-01', validTo: null },
};
const plain: DeskCalendar = { hours: [], extraDays: [], closed: new Set(['2026-11-23']) };
const center: DeskCalendar = { ...plain, extraDays: [saturdays] };
const late: DeskCalendar = { ...plain, hours: [{ validFrom: '2026-12-01', opens: 510, closes: 1035 }] };
const at = (text: string) => new Date(`${text}+09:00`);

describe('the hours of a day', () => {
  it.each([
    ['a working day', '2026-11-20', plain, '540-1020'],
    ['a Saturday', '2026-11-21', plain, ''],
    ['a holiday', '2026-11-23', plain, ''],
    ['New Year’s Eve', '2026-12-31', plain, ''],
    ['the second Saturday', '2026-11-14', center, '540-720 第2・第4土曜日'],
    ['the third Saturday', '2026-11-21', center, ''],
    ['the fourth Saturday', '2026-11-28', center, '540-720 第2・第4土曜日'],
    ['a second Saturday before it was agreed', '2026-10-10', center, ''],
    ['hours before they change', '2026-11-30', late, '540-1020'],
    ['hours after they have changed', '2026-12-01', late, '510-1035'],
  ])('%s (%s)', (_name, date, calendar, expected) => {
    const span = daySpan(date, calendar);
    expect(span === null ? '' : [`${span.opens}-${span.closes}`, span.name].filter(Boolean).join(' ')).toBe(expected);
  });
});

describe('adding minutes of business hours', () => {
  it.each([
    ['within a day', '2026-11-20T10:00', 120, plain, '2026-11-20T12:00'],
    ['over night', '2026-11-19T16:00', 120, plain, '2026-11-20T10:00'],
    ['over a weekend and a holiday', '2026-11-20T16:30', 60, plain, '2026-11-24T09:30'],
    ['from a Saturday', '2026-11-21T12:00', 30, plain, '2026-11-24T09:30'],
    ['over a Saturday that is worked', '2026-11-27T16:00', 120, center, '2026-11-28T10:00'],
    ['to the very end of a day', '2026-11-20T09:00', 480, plain, '2026-11-20T17:00'],
  ])('%s', (_name, since, minutes, calendar, expected) => {
    expect(addMinutes(at(since), minutes, calendar)).toEqual(at(expected));
  });

  it('does not count a pause', () => {
    const pauses = [{ from: at('2026-11-20T10:00'), until: at('2026-11-24T11:00') }];
    expect(addMinutes(at('2026-11-20T09:00'), 120, plain, pauses)).toEqual(at('2026-11-24T12:00'));
  });

  it('goes on after a pause of years', () => {
    const pauses = [{ from: at('2026-11-20T10:00'), until: at('2030-11-20T11:00') }];
    expect(addMinutes(at('2026-11-20T09:00'), 120, plain, pauses)).toEqual(at('2030-11-20T12:00'));
    expect(minutesBetween(at('2026-11-20T09:00'), at('2030-11-20T12:00'), plain, pauses)).toBe(120);
  });

  it('says so where a desk never works', () => {
    const never = { ...plain, hours: [], closed: { has: () => true } as unknown as ReadonlySet<string> };
    expect(() => addMinutes(at('2026-11-20T09:00'), 120, never)).toThrow('does not work for 400 days');
  });
});

const instant = fc
  .integer({ min: 0, max: 300 * 24 * 60 })
  .map((minutes) => new Date(at('2026-01-05T00:00').getTime() + minutes * 60_000));
const calendar = fc.constantFrom(plain, center, late);
const pauses = fc
  .array(fc.tuple(instant, fc.integer({ min: 0, max: 20_000 })), { maxLength: 4 })
  .map((spans) => spans.map(([from, minutes]) => ({ from, until: new Date(from.getTime() + minutes * 60_000) })));

it('whatever is paused, so many minutes lie between the start and the target', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 3_000 }), calendar, pauses, (since, minutes, desk, spans) => {
      const due = addMinutes(since, minutes, desk, spans);
      expect(minutesBetween(since, due, desk, spans)).toBeCloseTo(minutes, 6);
    }),
    cases(),
  );
});

it('a pause never brings a target nearer, and no time is lost when a calendar changes', () => {
  fc.assert(
    fc.property(
      instant,
      fc.integer({ min: 1, max: 3_000 }),
      calendar,
      calendar,
      pauses,
      instant,
      (since, minutes, before, after, spans, changed) => {
        expect(addMinutes(since, minutes, before, spans).getTime()).toBeGreaterThanOrEqual(
          addMinutes(since, minutes, before).getTime(),
        );
        // What had passed and what is left by the new calendar are the whole again.
        const due = addMinutes(since, minutes, after, spans);
        const at = new Date(Math.min(Math.max(changed.getTime(), since.getTime()), due.getTime()));
        const passed = minutesBetween(since, at, after, spans);
        expect(passed + minutesBetween(at, due, after, spans)).toBeCloseTo(minutes, 6);
      },
    ),
    cases(),
  );
});
