import { describe, expect, it } from 'vitest';
import {
  checkDigit,
  isLocalGovernmentCode,
  isMunicipalityCode,
  isPortalCode,
  isPrefectureCode,
  prefectureCodeOf,
} from './rules';

describe('check digit', () => {
  it.each([
    ['北海道', '01000', '6'],
    ['札幌市', '01100', '2'],
    ['新潟県', '15000', '2'],
    ['聖籠町', '15307', '9'],
    ['出雲崎町', '15405', '9'],
    ['関川村', '15581', '1'],
    ['東京都', '13000', '1'],
    ['千代田区', '13101', '6'],
    ['京都府', '26000', '2'],
    ['室蘭市 (remainder 1: of 10 the last digit counts)', '01205', '0'],
    ['苫小牧市 (remainder 0: of 11 the last digit counts)', '01213', '1'],
  ])('%s', (_name, first5, digit) => {
    expect(checkDigit(first5)).toBe(digit);
  });

  it('is wrong as soon as one digit is', () => {
    for (let place = 0; place < 6; place++) {
      const digits = [...'153079'];
      digits[place] = String((Number(digits[place]) + 1) % 10);
      expect(isLocalGovernmentCode(digits.join(''))).toBe(false);
    }
  });
});

describe('kinds of code', () => {
  it.each([
    ['153079', false, true],
    ['150002', true, false],
    ['470007', true, false],
    ['480002', false, false],
    ['000000', false, false],
    ['15307', false, false],
    ['１５３０７９', false, false],
    ['153070', false, false],
  ])('%s: prefecture %s, municipality %s', (code, prefecture, municipality) => {
    expect(isPrefectureCode(code)).toBe(prefecture);
    expect(isMunicipalityCode(code)).toBe(municipality);
  });

  it('finds the prefecture of a municipality', () => {
    expect(prefectureCodeOf('153079')).toBe('150002');
    expect(prefectureCodeOf('011002')).toBe('010006');
  });

  it.each([
    ['JLIS', true],
    ['NB0007', true],
    ['jlis', false],
    ['7B', false],
    ['153079', false],
    ['A', false],
  ])('portal code %s: %s', (code, valid) => {
    expect(isPortalCode(code)).toBe(valid);
  });
});
