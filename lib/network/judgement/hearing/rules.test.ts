import { expect, it } from 'vitest';
import { hearingOf } from './rules';

const now = new Date('2026-11-20T00:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

it.each<[string, number, number | null, number | null, 'deaf' | 'again' | 'hears']>([
  ['all is as always', 1, null, 1, 'hears'],
  ['no process takes heartbeats', 1, null, null, 'deaf'],
  ['none has committed for six seconds', 1, null, 6, 'deaf'],
  ['and not for long', 1, 120, 120, 'deaf'],
  ['one commits again', 1, 120, 0, 'again'],
  ['the judge himself was away', 6, null, 1, 'again'],
])('%s', (_name, swept, deaf, beat, expected) => {
  const since = (seconds: number | null) => (seconds === null ? null : ago(seconds));
  expect(hearingOf({ now, sweptAt: ago(swept), deafSince: since(deaf), beatAt: since(beat) })).toBe(expected);
});
