import { describe, expect, it } from 'vitest';
import { adviseContactPath, isDaytime } from './rules';
import type { PathStep } from './types';

const holidays = new Set(['2026-11-23']);
const day = new Date('2026-11-20T10:00:00+09:00');
const night = new Date('2026-11-20T20:00:00+09:00');
const holiday = new Date('2026-11-23T10:00:00+09:00');

describe('daytime on weekdays', () => {
  it.each([
    ['2026-11-20T09:29:59+09:00', false],
    ['2026-11-20T09:30:00+09:00', true],
    ['2026-11-20T16:59:59+09:00', true],
    ['2026-11-20T17:00:00+09:00', false],
    ['2026-11-21T10:00:00+09:00', false],
    ['2026-11-23T10:00:00+09:00', false],
    ['2026-12-29T10:00:00+09:00', false],
    ['2027-01-04T10:00:00+09:00', true],
  ])('%s: %s', (instant, daytime) => {
    expect(isDaytime(new Date(instant), holidays)).toBe(daytime);
  });
});

describe('the path of the source', () => {
  const told: readonly PathStep[] = ['findContact', 'callContact', 'reportTo'];
  const asked: readonly PathStep[] = ['askOperatorForEmergencyContact', 'callEmergencyContact', 'reportTo'];
  const seen: readonly PathStep[] = ['findEmergencyContact', 'callEmergencyContact', 'reportTo'];

  it.each([
    ['operator, ordinary, by day', 'operator', 'ordinary', day, false, ['readFaq', 'askOnPortal']],
    ['operator, ordinary, at night', 'operator', 'ordinary', night, false, ['readFaq', 'askOnPortal']],
    ['operator, abnormal, by day', 'operator', 'abnormal', day, false, ['callOperator', 'reportToOperator']],
    ['operator, abnormal, at night', 'operator', 'abnormal', night, false, ['callOperator', 'reportToOperator']],
    ['other body, ordinary, by day', 'other', 'ordinary', day, false, ['findContact', 'postInquiryTo']],
    ['other body, ordinary, at night: as by day', 'other', 'ordinary', night, false, ['findContact', 'postInquiryTo']],
    ['other body, abnormal, by day', 'other', 'abnormal', day, false, told],
    ['other body, abnormal, at night', 'other', 'abnormal', night, false, asked],
    ['other body, abnormal, on a holiday', 'other', 'abnormal', holiday, false, asked],
    ['own municipality, abnormal, by day', 'other', 'abnormal', day, true, told],
    ['own municipality, abnormal, at night', 'other', 'abnormal', night, true, seen],
  ] as const)('%s', (_name, to, matter, now, seesEmergencyContacts, steps) => {
    expect(adviseContactPath({ to, matter, now, holidays, seesEmergencyContacts }).steps).toEqual(steps);
  });
});
