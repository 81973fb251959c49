import { describe, expect, it } from 'vitest';
import { fold } from '@/lib/core/folding/rules';
import { searchTerms } from '../rules';
import { bodyTerm, searchKey } from './rules';

const seiro = { code: '153079', name: '聖籠町', kana: 'せいろうまち', nameEn: 'Seiro-machi' };
const key = searchKey([seiro], '新潟県');

describe('spellings that find 聖籠町', () => {
  it.each([
    ['its name', '聖籠町'],
    ['the beginning of it', '聖籠'],
    ['the simplified kanji', '聖篭'],
    ['hiragana', 'せいろう'],
    ['katakana', 'セイロウ'],
    ['half-width katakana', 'ｾｲﾛｳﾏﾁ'],
    ['Latin letters', 'seiro'],
    ['Latin letters without the hyphen', 'SeiroMachi'],
    ['full-width Latin letters', 'ＳＥＩＲＯ'],
    ['its code', '153079'],
    ['the beginning of its code in full width', '１５３０'],
    ['prefecture and name together', '新潟県聖籠町'],
  ])('%s: %s', (_name, typed) => {
    expect(key).toContain(fold(typed));
  });

  it('but not another code', () => {
    expect(key).not.toContain(fold('153078'));
  });
});

it('folds variants in the key only as far as they are one name', () => {
  expect(fold('鶴ヶ島')).toBe(fold('鶴ケ島'));
  expect(fold('四條畷')).toBe(fold('四条畷'));
  expect(fold('葛󠄀城')).toBe(fold('葛城'));
  expect(fold("Shin'onsen-cho")).toBe('shinonsencho');
  expect(fold('大島')).not.toBe(fold('小島'));
});

it('finds former names and codes as well, each part once', () => {
  const versions = [seiro, { ...seiro, code: '152099', name: '聖籠市', kana: 'せいろうし', nameEn: 'Seiro-shi' }];
  const both = searchKey(versions, null);
  expect(both).toBe('\n153079\n聖籠町\nせいろうまち\nseiromachi\n152099\n聖籠市\nせいろうし\nseiroshi');
});

it.each([
  ['聖籠', '聖籠'],
  ['セイロウ', 'せいろう'],
  ['Seiro-machi', 'seiromachi'],
  ['15307', '15307'],
  ['新潟県　聖籠町', '新潟県聖籠町'],
  ['市', null],
  ['se', null],
  ['1530', null],
  ['', null],
])('%s names a body as %s', (typed, expected) => expect(bodyTerm(typed)).toBe(expected));

it('splits a query at spaces of both widths', () => {
  expect(searchTerms(' 新潟県　関川 ')).toEqual(['新潟県', '関川']);
  expect(searchTerms('　')).toEqual([]);
});
