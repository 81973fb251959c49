import { expect, it } from 'vitest';
import { tellAt } from './rules';

const jst = (text: string) => new Date(`${text}+09:00`);

it.each([
  ['by day at once', '2026-11-20T15:30', false, '2026-11-20T15:30'],
  ['at night in the morning', '2026-11-20T23:10', false, '2026-11-21T08:00'],
  ['before the morning in the morning', '2026-11-21T03:00', false, '2026-11-21T08:00'],
  ['what is urgent at once, at night too', '2026-11-20T23:10', true, '2026-11-20T23:10'],
])('%s', (_name, now, urgent, at) => {
  expect(tellAt(jst(now), urgent)).toEqual(jst(at));
});
