import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '@/tests/support/proof';
import { Sha256 } from './sha256';

const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('SHA-256 in parts', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('of %j is the published value', (text, hash) => {
    expect(new Sha256().update(new TextEncoder().encode(text)).hex()).toBe(hash);
  });

  it.each([1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 100_000])('of %d bytes agrees with OpenSSL', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) % 251);
    expect(new Sha256().update(bytes).hex()).toBe(expected(bytes));
  });

  it('does not depend on how the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), (parts) => {
        const hash = parts.reduce((sum, part) => sum.update(part), new Sha256());
        expect(hash.hex()).toBe(expected(Buffer.concat(parts)));
      }),
      cases(),
    );
  });
});
