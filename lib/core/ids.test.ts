import { describe, expect, it } from 'vitest';
import { newId } from './ids';

const time = Date.UTC(2026, 3, 1);

describe('a new id', () => {
  it('is a UUIDv7 of its time', () => {
    const id = newId(time);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(time);
  });

  it('follows those born before it, in the same millisecond and in later ones', () => {
    for (let start = time; start < time + 20; start += 2) {
      const born = [...Array.from({ length: 2000 }, () => newId(start)), newId(start + 1)];
      expect([...born].sort()).toEqual(born);
    }
  });

  it('is another one each time, and says nothing of the next', () => {
    const born = Array.from({ length: 10_000 }, () => newId(time));
    expect(new Set(born.map((id) => id.slice(19))).size).toBe(10_000);
  });
});
