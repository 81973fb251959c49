import { describe, expect, it } from 'vitest';
import { type Attempt, countFailure, limits, pauseAfter, throttleKeys, waitFor } from './rules';

const at = new Date('2026-11-20T00:00:00Z');
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);

describe('pause after failures', () => {
  it.each([
    ['place', 4, 0],
    ['place', 5, 5],
    ['place', 6, 10],
    ['place', 12, 640],
    ['place', 13, 900],
    ['place', 1000, 900],
    ['account', 49, 0],
    ['account', 50, 30],
    ['account', 1000, 300],
    ['address', 99, 0],
    ['address', 100, 30],
  ] as const)('%s, %i failures: %i s', (kind, failures, seconds) => {
    expect(pauseAfter(kind, failures)).toBe(seconds);
  });
});

describe('counting', () => {
  it('adds up, and begins anew after an hour without a failure', () => {
    const first = countFailure('place', undefined, at);
    expect(first).toEqual({ failures: 1, lastFailureAt: at, blockedUntil: null });
    const second = countFailure('place', first, later(10));
    expect(second.failures).toBe(2);
    expect(countFailure('place', second, later(10 + limits.place.memory + 1)).failures).toBe(1);
  });

  it('blocks from the fifth failure, and says how long', () => {
    const fourth = { failures: 4, lastFailureAt: at, blockedUntil: null };
    const fifth = countFailure('place', fourth, at);
    expect(fifth.blockedUntil).toEqual(later(5));
    expect(waitFor([undefined, fifth], later(1))).toBe(4);
    expect(waitFor([undefined, fifth], later(5))).toBe(0);
  });
});

describe('what an attempt is counted under', () => {
  const attempt: Attempt = {
    subject: 'seiro-admin',
    address: '192.0.2.1',
    device: 'cookie',
    knownDevice: false,
    knownAddress: false,
  };
  it.each<[string, Partial<Attempt>, string[]]>([
    ['a stranger', {}, ['place', 'account', 'address']],
    ['a known address is not counted for the account', { knownAddress: true }, ['place', 'address']],
    ['a known device is counted for itself only', { knownDevice: true, knownAddress: true }, ['place']],
  ])('%s', (_name, known, kinds) => {
    expect(throttleKeys({ ...attempt, ...known }).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('counts all addresses of a network of 64 bits together, and no other', () => {
    const keys = (address: string) => throttleKeys({ ...attempt, address }).map(({ text }) => text);
    expect(keys('2001:db8:1:2::1')).toEqual(keys('2001:db8:1:2:ffff::2'));
    expect(keys('2001:db8:1:2::1')).not.toEqual(keys('2001:db8:1:3::1'));
  });

  it('keeps a known device apart from a stranger at the same address', () => {
    const [stranger] = throttleKeys(attempt);
    const [known] = throttleKeys({ ...attempt, knownDevice: true });
    expect(known?.text).not.toBe(stranger?.text);
  });
});
