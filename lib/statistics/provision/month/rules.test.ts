import { expect, it } from 'vitest';
import { monthsOf, readMonth, yearOf } from './rules';

it.each([
  ['an era', '平成24年8月', null, '2012-08-01'],
  ['an era with a blank, as the source has it', '平成25年 1月', null, '2013-01-01'],
  ['full-width figures', '平成２５年１月', null, '2013-01-01'],
  ['the first year of an era', '令和元年5月', null, '2019-05-01'],
  ['an era by its letter', 'H25.1', null, '2013-01-01'],
  ['a western year', '2013年1月', null, '2013-01-01'],
  ['with a dash', '2013-01', null, '2013-01-01'],
  ['with a stroke and a day', '2013/1/15', null, '2013-01-01'],
  ['packed', '201301', null, '2013-01-01'],
  ['a date of Excel', new Date(Date.UTC(2013, 0, 1)), null, '2013-01-01'],
  ['the number of an Excel date', 41_275, null, '2013-01-01'],
  ['a date as the reader of uploaded workbooks writes it', '2013-01-01T00:00', null, '2013-01-01'],
  ['that number as text', '41275', null, '2013-01-01'],
  ['no year: that of the line above', '9月', '2012-08-01', '2012-09-01'],
  ['the same month again', '9月', '2012-09-01', '2012-09-01'],
])('%s', (_name, cell, previous, month) => {
  expect(readMonth(cell, previous)).toEqual({ ok: true, month });
});

it.each([
  ['no year, and no line above', '9月', null, 'monthWithoutYear'],
  ['the year turned without being said', '1月', '2012-12-01', 'monthBackwards'],
  ['a month that there is not', '平成25年13月', null, 'month'],
  ['month 0', '2013-00', null, 'month'],
  ['a small number, which is no date', 8, null, 'month'],
  ['words', '八月', null, 'month'],
  ['nothing', '', null, 'month'],
  ['a broken date', new Date(Number.NaN), null, 'month'],
])('refuses %s', (_name, cell, previous, rule) => {
  expect(readMonth(cell, previous)).toEqual({ ok: false, rule });
});

it('a reporting year goes from August to July', () => {
  expect([yearOf('2012-07-01'), yearOf('2012-08-01'), yearOf('2013-07-01'), yearOf('2013-08-01')]).toEqual([
    2011, 2012, 2012, 2013,
  ]);
  const months = monthsOf(2012);
  expect([months.length, months[0], months[4], months[5], months[11]]).toEqual([
    12,
    '2012-08-01',
    '2012-12-01',
    '2013-01-01',
    '2013-07-01',
  ]);
});
