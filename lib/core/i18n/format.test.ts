import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatBytes,
  formatDate,
  formatDateTime,
  formatNumber,
  formatShortDateTime,
  formatSpan,
  formatTime,
  formatUpTo,
  formatWareki,
} from './format';

const instant = (iso: string) => new Date(iso);
const minutes = (count: number) => count * 60_000;

describe('dates are those of Tokyo', () => {
  it.each([
    ['the last second of a day in Tokyo', '2026-11-20T14:59:59Z', '2026年11月20日（金）', 'Fri 20 Nov 2026'],
    ['the first second of the next', '2026-11-20T15:00:00Z', '2026年11月21日（土）', 'Sat 21 Nov 2026'],
    ['new year comes nine hours early', '2025-12-31T15:00:00Z', '2026年1月1日（木）', 'Thu 1 Jan 2026'],
    ['a leap day', '2028-02-28T15:00:00Z', '2028年2月29日（火）', 'Tue 29 Feb 2028'],
  ])('%s', (_, iso, ja, en) => {
    expect(formatDate(instant(iso), 'ja')).toBe(ja);
    expect(formatDate(instant(iso), 'en')).toBe(en);
  });

  it('takes a business date as it is', () => {
    expect(formatDate('2026-11-20', 'ja')).toBe('2026年11月20日（金）');
  });

  it('writes date and time', () => {
    const time = instant('2026-03-01T00:05:00Z');
    expect(formatTime(time)).toBe('09:05');
    expect(formatDateTime(time, 'ja')).toBe('2026年3月1日（日） 09:05');
    expect(formatDateTime(time, 'en')).toBe('Sun 1 Mar 2026, 09:05');
    expect(formatShortDateTime(time, 'ja')).toBe('2026/03/01 09:05');
    expect(formatShortDateTime(time, 'en')).toBe('1 Mar 2026 09:05');
  });
});

describe('age', () => {
  it.each([
    ['seconds', 59_999, '0分', 'たった今', 'just now'],
    ['a clock that ran ahead', -5_000, '0分', 'たった今', 'just now'],
    ['one minute', minutes(1), '1分', '1分前', '1 min ago'],
    ['just under an hour', minutes(60) - 1, '59分', '59分前', '59 min ago'],
    ['three hours', minutes(185), '3時間', '3時間前', '3 h ago'],
    ['two days', minutes(60 * 49), '2日', '2日前', '2 d ago'],
    ['years', minutes(60 * 24 * 1500), '1,500日', '1,500日前', '1,500 d ago'],
  ])('%s', (_, length, span, ja, en) => {
    const now = instant('2026-11-20T03:00:00Z');
    const then = new Date(now.getTime() - length);
    expect(formatSpan(length, 'ja')).toBe(span);
    expect(formatAge(then, now, 'ja')).toBe(ja);
    expect(formatAge(then, now, 'en')).toBe(en);
  });
});

describe('Japanese eras', () => {
  it.each([
    ['2026-11-20', '令和8年11月20日'],
    ['2019-05-01', '令和元年5月1日'],
    ['2019-04-30', '平成31年4月30日'],
    ['1989-01-08', '平成元年1月8日'],
    ['1989-01-07', '昭和64年1月7日'],
    ['1926-12-25', '昭和元年12月25日'],
    ['1926-12-24', '大正15年12月24日'],
    ['1912-07-30', '大正元年7月30日'],
    ['1912-07-29', '明治45年7月29日'],
    ['1873-01-01', '明治6年1月1日'],
    ['1872-12-31', '1872年12月31日'],
  ])('%s is %s', (date, expected) => {
    expect(formatWareki(date)).toBe(expected);
  });

  it('reads an instant in Tokyo', () => {
    expect(formatWareki(instant('2019-04-30T15:00:00Z'))).toBe('令和元年5月1日');
  });
});

describe('numbers', () => {
  it('groups thousands', () => {
    expect(formatNumber(539_365_200)).toBe('539,365,200');
    expect(formatNumber(12n)).toBe('12');
    expect([999, 1_000, 1_001].map((count) => formatUpTo(count, 1_000))).toEqual(['999', '1,000', '1,000+']);
  });

  it.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [1024, '1 KB'],
    [12_698, '12.4 KB'],
    [3_250_586, '3.1 MB'],
    [5 * 1024 ** 4, '5 TB'],
  ])('%d bytes are %s', (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected);
  });
});
