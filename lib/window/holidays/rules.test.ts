import { describe, expect, it } from 'vitest';
import type { DayName } from '@/lib/calendar/types';
import { decodeText, differencesOf, parseHolidayCsv } from './rules';

const head = '国民の祝日・休日月日,国民の祝日・休日名称\r\n';
// 「元日」 in CP932.
const cp932 = Uint8Array.from([...Buffer.from('2027/1/1,'), 0x8c, 0xb3, 0x93, 0xfa]);

describe('the Cabinet Office’s CSV', () => {
  it('is CP932 or UTF-8', () => {
    expect(decodeText(cp932)).toBe('2027/1/1,元日');
    expect(decodeText(Buffer.from('2027/1/1,元日'))).toBe('2027/1/1,元日');
  });

  it('has dates without leading zeros', () => {
    expect(parseHolidayCsv(`${head}2027/11/23,勤労感謝の日\r\n2027/1/1,元日\r\n`)).toEqual({
      ok: true,
      value: [
        { date: '2027-01-01', name: '元日' },
        { date: '2027-11-23', name: '勤労感謝の日' },
      ],
    });
  });

  it.each([
    ['no such date', `${head}2027/2/29,元日`, 'window.csvLine', 2],
    ['no name', `${head}2027/1/1,`, 'window.csvLine', 2],
    ['another file', `${head}2027/1/1,元日\nabc`, 'window.csvLine', 3],
    ['a date twice', `${head}2027/1/1,元日\n2027/01/01,元日`, 'window.csvTwice', 3],
  ])('%s: names the line', (_name, text, code, line) =>
    expect(parseHolidayCsv(text)).toEqual({ ok: false, problems: [{ code, field: 'csv', params: { line } }] }),
  );
});

describe('what a file would change', () => {
  const known = new Map<string, DayName>([
    ['2027-01-01', { name: '元日', nameEn: '' }],
    ['2027-03-22', { name: '春分の日 振替休日', nameEn: '' }],
    ['2027-08-02', { name: '海の日', nameEn: '' }],
    ['2027-11-23', { name: '勤労感謝の日', nameEn: '' }],
  ]);
  const years = [{ year: 2027, confirmed: false, version: 3 }];
  const file = [
    { date: '2025-01-01', name: '元日' },
    { date: '2027-01-01', name: '元日' },
    { date: '2027-03-22', name: '休日' },
    { date: '2027-07-19', name: '海の日' },
    { date: '2027-11-23', name: '勤労感謝の日' },
  ];

  it('replaces whole years, not the past, and keeps a name that says more', () => {
    expect(differencesOf(file, known, years, 2026)).toMatchObject({
      ok: true,
      value: [
        {
          ...{ year: 2027, version: 3, newlyConfirmed: true, renamed: [] },
          added: [{ date: '2027-07-19', name: '海の日' }],
          removed: [{ date: '2027-08-02', name: '海の日' }],
        },
      ],
    });
  });

  it('is nothing where the year is announced and the same', () => {
    const same = file.filter(({ date }) => date !== '2027-07-19').concat({ date: '2027-08-02', name: '海の日' });
    const confirmed = [{ year: 2027, confirmed: true, version: 3 }];
    expect(differencesOf(same, known, confirmed, 2026)).toEqual({ ok: true, value: [] });
  });

  it('refuses a part of a year, and a file of the past only', () => {
    const part = file.filter(({ date }) => date !== '2027-11-23');
    expect(differencesOf(part, known, years, 2026)).toMatchObject({
      ok: false,
      problems: [{ code: 'window.csvPart' }],
    });
    expect(differencesOf(file, known, years, 2028)).toMatchObject({ ok: false, problems: [{ code: 'window.csvOld' }] });
  });
});
