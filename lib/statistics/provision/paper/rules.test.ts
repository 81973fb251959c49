import { expect, it } from 'vitest';
import type { GroupDetail } from '../types';
import { eraMonth, paperLines } from './rules';

it('says the year on the first line and where it turns, as the official table does', () => {
  const group: GroupDetail = {
    ...{ id: '', position: 1, body: '日本私立学校振興・共済事業団', laws: ['事務'], note: '' },
    counts: [
      { month: '2013-01-01', method: 'line', count: 419_328 },
      { month: '2012-08-01', method: 'line', count: 27_421 },
      { month: '2013-01-01', method: 'immediate', count: 113 },
      { month: '2013-02-01', method: 'immediate', count: 46 },
    ],
    lost: [{ month: '2012-08-01', method: '', reason: '' }],
  };
  expect(paperLines(group)).toEqual([
    { month: '平成24年8月', count: '（欠落）', method: '' },
    { month: '8月', count: '27,421', method: '電気通信回線' },
    { month: '平成25年1月', count: '113', method: '即時提供' },
    { month: '1月', count: '419,328', method: '電気通信回線' },
    { month: '2月', count: '46', method: '即時提供' },
  ]);
});

it('has the first year of an era', () => expect(eraMonth('2019-05-01')).toBe('令和元年5月'));
