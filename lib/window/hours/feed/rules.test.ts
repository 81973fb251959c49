import ical, { type VEvent } from 'node-ical';
import { expect, it } from 'vitest';
import type { PublicDay, PublicHours } from '../types';
import { feedOf } from './rules';

const day = (date: string, given: Partial<PublicDay>): PublicDay => ({
  ...{
    date,
    closed: null,
    closedFor: null,
    confirmed: true,
    counter: [],
    wideAreaIssuance: [],
    identityVerification: [],
  },
  ...given,
});
const counter = [{ from: '09:00', to: '17:00', rule: 'counter-hours' as const }];
const hours: PublicHours = {
  organization: { code: '153079', name: '聖籠町', nameEn: 'Seiro-machi' },
  timeZone: 'Asia/Tokyo',
  days: [
    day('2026-11-23', { closed: 'holiday', closedFor: { name: '勤労感謝の日', nameEn: 'Labor Thanksgiving Day' } }),
    day('2026-11-24', {
      counter,
      wideAreaIssuance: [...counter, { from: '17:00', to: '25:30', rule: 'extension' }],
    }),
  ],
};
const read = (locale: 'ja' | 'en') => {
  const text = feedOf(hours, locale, new Date('2026-11-20T00:00:00Z'));
  const events = Object.values(ical.sync.parseICS(text)).filter((one): one is VEvent => one?.type === 'VEVENT');
  return { text, events: events.toSorted((one, other) => one.start.getTime() - other.start.getTime()) };
};

it('is a calendar that a real library reads: hours, extensions past midnight, closed days', () => {
  const { text, events } = read('ja');
  expect(text.split('\r\n')[0]).toBe('BEGIN:VCALENDAR');
  expect(events.map(({ summary, start, end, uid }) => [summary, start.toISOString(), end?.toISOString(), uid])).toEqual(
    [
      ['窓口は休み：勤労感謝の日', expect.any(String), expect.any(String), '153079-2026-11-23-closed@renkei'],
      [
        '窓口業務受付（広域サービス）',
        '2026-11-24T00:00:00.000Z',
        '2026-11-24T08:00:00.000Z',
        '153079-2026-11-24-counter-0@renkei',
      ],
      [
        '住民票の写しの広域交付（延長）',
        '2026-11-24T08:00:00.000Z',
        '2026-11-24T16:30:00.000Z',
        '153079-2026-11-24-issuance-0@renkei',
      ],
    ],
  );
  expect(text).toContain('DTSTART;VALUE=DATE:20261123');
  expect(text).toContain('DTEND;VALUE=DATE:20261124');
});

it('speaks English, too, and stays the same while nothing changes', () => {
  expect(read('en').events[0]?.summary).toBe('Counters closed: Labor Thanksgiving Day');
  expect(read('ja').text).toBe(read('ja').text);
});
