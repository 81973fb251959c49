import { afterEach, expect, it, vi } from 'vitest';
import { setClock } from '@/lib/core/clock';
import { draw } from '@/tests/support/draw';
import { HoldMark } from './hold-mark';

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => ({ value: 'ja' }) }) }));
afterEach(() => setClock(undefined));

const at = new Date('2026-11-20T09:00:00+09:00');
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

it.each([
  ['a promised call', 'call_back', 30, '折返し待ち（2026/11/20 09:30まで）', 'badge-neutral'],
  ['a promised call that is late', 'call_back', -30, '折返し待ち（2026/11/20 08:30まで）', 'badge-warning'],
  ['what waits', 'pending', 30, '保留（2026/11/20 09:30まで）', 'badge-neutral'],
  ['what has waited long enough', 'pending', -30, '', ''],
] as const)('marks %s', async (_name, kind, minutes, words, look) => {
  setClock(at);
  const drawn = await draw(<HoldMark hold={{ kind, until: later(minutes), note: '', userName: '𠮷田' }} />);
  expect(drawn).toContain(words);
  expect(drawn).toContain(look);
  if (words === '') expect(drawn).toBe('');
});

it('marks nothing that is not set aside', async () => {
  expect(await draw(<HoldMark hold={null} />)).toBe('');
});
