import { expect, it } from 'vitest';
import { receptionOf } from './rules';

const now = new Date('2026-11-20T00:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

it.each<[string, number | null, number | null, 'none' | 'restored' | 'steady']>([
  ['all is as always', null, 1, 'steady'],
  ['no process takes heartbeats', null, null, 'none'],
  ['none has committed for six seconds', null, 6, 'none'],
  ['and not for long', 120, 120, 'none'],
  ['one commits again', 120, 0, 'restored'],
])('%s', (_name, deaf, beat, expected) => {
  const since = (seconds: number | null) => (seconds === null ? null : ago(seconds));
  expect(receptionOf({ now, deafSince: since(deaf), beatAt: since(beat) })).toBe(expected);
});
