import { describe, expect, it } from 'vitest';
import { readBirthDate, residentTerms, searchKeyOf } from './rules';

describe('a birth date as people write it', () => {
  it.each([
    ['昭和55年3月4日', '1980-03-04'],
    ['昭和５５年３月４日', '1980-03-04'],
    ['昭55.3.4', '1980-03-04'],
    ['S55.3.4', '1980-03-04'],
    ['s55/03/04', '1980-03-04'],
    ['Ｓ５５．３．４', '1980-03-04'],
    ['S550304', '1980-03-04'],
    ['1980-03-04', '1980-03-04'],
    ['1980/3/4', '1980-03-04'],
    ['1980年3月4日', '1980-03-04'],
    ['19800304', '1980-03-04'],
    ['平成元年1月8日', '1989-01-08'],
    ['R1.5.1', '2019-05-01'],
    ['大正15年12月1日', '1926-12-01'],
    ['昭和55年2月30日', null],
    ['19801304', null],
    ['10000001', null],
    ['諏訪山9123番地', null],
    ['さくら', null],
    ['', null],
  ])('%s → %s', (typed, expected) => expect(readBirthDate(typed)).toBe(expected));
});

const key = searchKeyOf({
  number: '10000001',
  name: '葛\u{E0100}音　花子',
  kana: 'カツラネ　ハナコ',
  alias: '',
  birthDate: '1980-03-04',
  address: '大字諏訪山9123番地5',
});

describe('what finds a person', () => {
  it.each([
    ['katakana', 'カツラネ'],
    ['hiragana', 'かつらね はなこ'],
    ['half-width katakana', 'ｶﾂﾗﾈ ﾊﾅｺ'],
    ['without a blank', 'かつらねはなこ'],
    ['the plain form of a variant', '葛音花子'],
    ['the variant itself', '葛\u{E0100}音'],
    ['part of the given name', '花子'],
    ['birth date', 'S55.3.4'],
    ['name and birth date', 'かつらね 昭和55年3月4日'],
    ['address in full width', '諏訪山９１２３番地'],
    ['number', '10000001'],
  ])('%s: %s', (_name, typed) => {
    expect(residentTerms(typed).length).toBeGreaterThan(0);
    for (const term of residentTerms(typed)) expect(key).toContain(term);
  });

  it.each([
    ['another birth date', 'S55.3.5'],
    ['another name', '葛城'],
  ])('but not %s', (_name, typed) => expect(residentTerms(typed).every((term) => key.includes(term))).toBe(false));

  it('nothing typed asks for nothing', () => expect(residentTerms(' 　')).toEqual([]));
});
