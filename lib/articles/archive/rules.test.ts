import { expect, it } from 'vitest';
import { distinctNames } from './rules';

it('numbers what has the same name, whatever its case', () => {
  expect(distinctNames(['様式.xlsx', '様式.XLSX', '手順', '手順', '様式.xlsx'])).toEqual([
    '様式.xlsx',
    '様式 (2).XLSX',
    '手順',
    '手順 (2)',
    '様式 (3).xlsx',
  ]);
});
