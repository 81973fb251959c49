import { describe, expect, it } from 'vitest';
import { formatArticleNumber, readArticleNumber } from './rules';

describe('article number', () => {
  it.each([
    ['the source’s own', '2017-01-12T10:53:00Z', 128, 'ART170112000000128'],
    ['the last minute of a month in Japan', '2026-11-30T14:59:59Z', 7, 'ART261130000000007'],
    ['the first of the next', '2026-11-30T15:00:00Z', 8, 'ART261201000000008'],
    ['all nine digits', '2026-12-31T00:00:00Z', 999_999_999, 'ART261231999999999'],
  ])('%s', (_name, at, sequence, number) => {
    expect(formatArticleNumber(new Date(at), sequence)).toBe(number);
  });

  it.each([
    ['as printed', 'ART170112000000128'],
    ['in small letters with blanks', ' art170112 000000128 '],
    ['full width', 'ＡＲＴ１７０１１２００００００１２８'],
  ])('is read %s', (_name, typed) => {
    expect(readArticleNumber(typed)).toBe('ART170112000000128');
  });

  it.each(['ART17011200000012', '障害', '26-000001-5', ''])('takes %j for text', (typed) => {
    expect(readArticleNumber(typed)).toBeNull();
  });
});
