import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseTyped } from '@/lib/access/forms/input';
import { failure } from '@/lib/core/errors';
import { dateField, minutesField, timeField } from './schema';

const emptyOr = (field: z.ZodType) => z.union([z.literal('').transform(() => null), field]);

describe('a date', () => {
  it.each([
    ['2026-11-20', '2026-11-20'],
    ['２０２６／１１／２０', '2026-11-20'],
    ['2027/1/1', '2027-01-01'],
    ['2024-02-29', '2024-02-29'],
    ['2026-02-29', null],
    ['2026-11', null],
    ['', null],
  ])('%s', (text, date) => {
    expect(dateField.safeParse(text).data ?? null).toBe(date);
  });
});

describe('a time of a business date', () => {
  it.each([
    ['8:30', 510],
    ['０８：３０', 510],
    ['24:00', 1440],
    ['26:15', 1575],
    ['30:00', null],
    ['8:60', null],
    ['8', null],
    ['-1:00', null],
  ])('%s', (text, minutes) => {
    expect(minutesField.safeParse(text).data ?? null).toBe(minutes);
  });
});

describe('a time', () => {
  it.each([
    ['without offset is Japan’s', '2026-12-29T10:00', '2026-12-29T01:00:00.000Z'],
    ['with seconds', '2026-12-29T10:00:30', '2026-12-29T01:00:30.000Z'],
    ['past 24:00', '2026-12-28T25:30', '2026-12-28T16:30:00.000Z'],
    ['in UTC', '2026-12-29T01:00Z', '2026-12-29T01:00:00.000Z'],
    ['west of it', '2026-12-28T20:00-05:00', '2026-12-29T01:00:00.000Z'],
    ['past 24:00 with an offset', '2026-12-28T25:00Z', null],
    ['a day that is none', '2026-02-30T10:00', null],
    ['a date only', '2026-12-29', null],
    ['words', 'tomorrow', null],
  ])('%s', (_name, text, instant) => {
    expect(timeField.safeParse(text).data?.toISOString() ?? null).toBe(instant);
  });
});

it.each([
  ['date', z.object({ field: dateField }), '2026-02-30', 'dateForm'],
  ['time of a day', z.object({ field: minutesField }), '20:99', 'timeForm'],
  ['time of a day that may be none', z.object({ field: emptyOr(minutesField) }), '30:00', 'timeForm'],
  ['date and time that may be none', z.object({ field: emptyOr(timeField) }), 'tomorrow', 'dateTimeForm'],
])('what is no %s is told what one looks like', (_name, schema, typed, code) => {
  expect(parseTyped(schema, { field: typed })).toEqual(failure(code as 'dateForm', 'field'));
});
