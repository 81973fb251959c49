import { Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { enrollmentUri, matchStep, readableSecret } from './rules';

/** RFC 6238, appendix B: the secret of the SHA-1 vectors; ours are the last six of its eight digits. */
const secret = new TextEncoder().encode('12345678901234567890');

describe('codes', () => {
  it.each([
    [59, '287082', 1],
    [1111111109, '081804', 37037036],
    [1111111111, '050471', 37037037],
    [1234567890, '005924', 41152263],
    [2000000000, '279037', 66666666],
    [20000000000, '353130', 666666666],
  ])('at %i s %s is right', (seconds, code, step) => {
    expect(matchStep(secret, code, 0, new Date(seconds * 1000))).toBe(step);
  });

  it('are accepted one step early and one step late, no more', () => {
    const at = (step: number) => new Date(step * 30_000);
    const code = '005924';
    expect([-2, -1, 0, 1, 2].map((shift) => matchStep(secret, code, 0, at(41152263 + shift)))).toEqual([
      null,
      41152263,
      41152263,
      41152263,
      null,
    ]);
  });

  it('are not accepted twice, nor an older one after a newer', () => {
    const now = new Date(1234567890 * 1000);
    expect(matchStep(secret, '005924', 41152262, now)).toBe(41152263);
    expect(matchStep(secret, '005924', 41152263, now)).toBeNull();
    expect(matchStep(secret, '005924', 41152264, now)).toBeNull();
  });

  it.each(['', '12345', '1234567', 'abcdef', '００５９２４'])('"%s" is none', (code) => {
    expect(matchStep(secret, code, 0, new Date(1234567890 * 1000))).toBeNull();
  });
});

it('tells an app what it needs', () => {
  const uri = new URL(enrollmentUri(secret, 'seiro-admin'));
  expect(uri.protocol).toBe('otpauth:');
  expect(decodeURIComponent(uri.pathname)).toContain('Renkei:seiro-admin');
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    issuer: 'Renkei',
    secret: new Secret({ buffer: secret.buffer }).base32,
    digits: '6',
    period: '30',
  });
  expect(readableSecret(secret)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
});
