import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { encodeReadable, grouped } from './readable-code';

it('uses no letter that is mistaken for another, each as often as the others', () => {
  const text = Array.from({ length: 300 }, () => encodeReadable(randomBytes(200), 100)).join('');
  expect(text).toMatch(/^[23456789abcdefghjkmnpqrstuvwxyz]+$/);
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  expect(counts.size).toBe(31);
  for (const count of counts.values()) expect(Math.abs(count - 30_000 / 31)).toBeLessThan(200);
});

it('never spells less than was asked for', () => {
  expect(() => encodeReadable(new Uint8Array(64).fill(255), 12)).toThrow();
});

it('groups by four', () => {
  expect(grouped('abcdefghjkmn')).toBe('abcd-efgh-jkmn');
});
