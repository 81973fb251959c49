import { expect, it } from 'vitest';
import { differenceOf } from './rules';

const text = (body: string, title = '計画停止') => ({ title, body });

it('tells lines that were added from those that were taken away', () => {
  const lines = differenceOf(text('停止は20時から\n対象は全機関'), text('停止は21時から\n対象は全機関'));
  expect(lines.map(({ kind, text: line }) => `${kind} ${line}`)).toEqual([
    'same 計画停止',
    'same ',
    'removed 停止は20時から',
    'added 停止は21時から',
    'same 対象は全機関',
  ]);
});

it('shows a new title', () => {
  expect(differenceOf(text('本文'), text('本文', '計画停止（改訂）')).map(({ kind }) => kind)).toContain('added');
});

it('is empty where nothing differs', () => {
  expect(differenceOf(text('本文'), text('本文'))).toEqual([]);
});

it('gives up on texts that take too long, and still says what was there and what is', () => {
  const long = (start: number) =>
    Array.from({ length: 20_000 }, (_, index) => String((index * 7919 + start) % 20_011)).join('\n');
  const lines = differenceOf(text(long(1)), text(long(5_000)));
  expect(lines.some(({ kind }) => kind === 'removed')).toBe(true);
  expect(lines.some(({ kind }) => kind === 'added')).toBe(true);
});
