import { describe, expect, it } from 'vitest';
import { checkTimes } from './rules';

const now = new Date('2026-11-30T14:59:00Z');
const usual = { publishAt: null, expireAt: null, mustRead: true, confirmBy: null };

describe('the times of an article', () => {
  it.each([
    ['none', {}, null],
    ['confirmed by today, a minute before the month ends in Japan', { confirmBy: '2026-11-30' }, null],
    ['confirmed by yesterday', { confirmBy: '2026-11-29' }, 'articles.confirmTooEarly'],
    [
      'confirmed before it comes out in the next month',
      { publishAt: new Date('2026-11-30T15:00:00Z'), confirmBy: '2026-11-30' },
      'articles.confirmTooEarly',
    ],
    ['a date for what nobody must confirm', { mustRead: false, confirmBy: '2026-12-24' }, 'articles.nothingToConfirm'],
    ['gone before now', { expireAt: new Date('2026-11-30T14:00:00Z') }, 'articles.expiresTooEarly'],
    [
      'gone before it comes',
      { publishAt: new Date('2026-12-02T00:00:00Z'), expireAt: new Date('2026-12-01T00:00:00Z') },
      'articles.expiresTooEarly',
    ],
    ['a hundred years ahead', { publishAt: new Date('2126-01-01T00:00:00Z') }, 'outOfRange'],
    ['published at a time that is past: at once', { publishAt: new Date('2026-11-01T00:00:00Z') }, null],
  ])('%s', (_name, given, code) => {
    const result = checkTimes({ ...usual, ...given }, now);
    expect(result === null ? null : !result.ok && result.problems[0]?.code).toBe(code);
  });
});
