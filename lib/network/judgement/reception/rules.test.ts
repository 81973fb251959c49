import { expect, it } from 'vitest';
import { receptionOf } from './rules';

const now = new Date('2026-11-20T00:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

it.each<[string, number, number | null, number | null, 'none' | 'restored' | 'steady']>([
  ['all is as always', 1, null, 1, 'steady'],
  ['no process takes heartbeats', 1, null, null, 'none'],
  ['none has committed for six seconds', 1, null, 6, 'none'],
  ['and not for long', 1, 120, 120, 'none'],
  ['one commits again', 1, 120, 0, 'restored'],
  ['the judge himself was away', 6, null, 1, 'restored'],
])('%s', (_name, swept, deaf, beat, expected) => {
  const since = (seconds: number | null) => (seconds === null ? null : ago(seconds));
  expect(receptionOf({ now, sweptAt: ago(swept), deafSince: since(deaf), beatAt: since(beat) })).toBe(expected);
});
