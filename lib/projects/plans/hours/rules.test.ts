import { describe, expect, it } from 'vitest';
import { checkService, durationText, nextSaturday, timeText } from './rules';

const platform = { opens: 7 * 60, closes: 22 * 60, daily: false, backupAt: 20 * 60, backupMinutes: 60 };
const hours = (opens: number, closes: number, daily = false) => ({ opens: opens * 60, closes: closes * 60, daily });

describe('hours of a business application', () => {
  it.each([
    ['inside of the platform’s', hours(8, 19), platform, null],
    ['just the platform’s, with the backup at night', hours(7, 22), { ...platform, backupAt: 23 * 60 }, null],
    ['before the platform is up', hours(6, 19), platform, 'outsidePlatform'],
    ['after it is down', hours(8, 23), platform, 'outsidePlatform'],
    ['end before start', hours(19, 8), platform, 'endsBeforeStart'],
    ['no time at all', hours(8, 8), platform, 'endsBeforeStart'],
    ['on days on which the platform is down', hours(8, 19, true), platform, 'platformClosedDays'],
    ['every day, as the platform', hours(8, 19, true), { ...platform, daily: true }, null],
    ['into the backup', hours(8, 20.5), platform, 'overBackup'],
    ['up to the backup', hours(8, 20), platform, null],
    [
      'while a backup past midnight ends',
      hours(7, 12),
      { ...platform, backupAt: 23 * 60, backupMinutes: 540 },
      'overBackup',
    ],
    ['after a backup past midnight', hours(8, 12), { ...platform, backupAt: 23 * 60, backupMinutes: 540 }, null],
  ])('%s', (_name, service, given, rule) => expect(checkService(service, given)).toBe(rule));
});

it('writes times and durations as they are read', () => {
  expect([timeText(510), timeText(1440), durationText(245), durationText(-5)]).toEqual([
    '08:30',
    '24:00',
    '4:05',
    '-0:05',
  ]);
});

it.each([
  ['2026-11-27', '2026-11-28'],
  ['2026-11-28', '2026-12-05'],
  ['2026-11-29', '2026-12-05'],
])('after %s the next Saturday is %s', (date, saturday) => expect(nextSaturday(date)).toBe(saturday));
