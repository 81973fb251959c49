import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { followsOn, isThere, readEnvelope, signEnvelope } from './rules';
import type { Envelope } from './types';

const hash = 'a'.repeat(64);
const envelope: Envelope = {
  ...{
    id: '0198c0de-0000-7000-8000-000000000001',
    town: '153079',
    kind: 'full',
    audience: 'own',
    recipient: 'age1x',
    generation: 0,
  },
  ...{
    fromNumber: 0,
    toNumber: 7,
    dataAt: '2026-11-27T17:00:00.000Z',
    format: 1,
    length: 10,
    sha256: hash,
    manifestSha256: hash,
  },
  ...{ previousSha256: '', createdAt: '2026-11-27T17:00:01.000Z' },
};
const [center, other] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
const signed = signEnvelope(envelope, center.privateKey);

describe('an envelope', () => {
  test('is read as it was signed', () =>
    expect(readEnvelope(signed, center.publicKey)).toEqual({ ok: true, value: envelope }));

  test.each<[string, () => ReturnType<typeof readEnvelope>, string]>([
    ['another key signed it', () => readEnvelope(signed, other.publicKey), 'signature'],
    [
      'a letter differs',
      () => readEnvelope({ ...signed, text: signed.text.replace('153079', '154059') }, center.publicKey),
      'signature',
    ],
    [
      'a newer format',
      () => readEnvelope(signEnvelope({ ...envelope, format: 2 }, center.privateKey), center.publicKey),
      'format',
    ],
    [
      'no envelope at all',
      () => readEnvelope(signEnvelope({ town: 'x' } as unknown as Envelope, center.privateKey), center.publicKey),
      'form',
    ],
  ])('refused: %s', (_, read, reason) => expect(read()).toEqual({ ok: false, reason }));
});

describe('what may follow', () => {
  const at = (dataAt: string | null, number = 7) => ({ dataAt: dataAt === null ? null : new Date(dataAt), number });
  const increment = { ...envelope, kind: 'increment' as const, fromNumber: 7, toNumber: 9 };
  test.each<[string, Envelope, ReturnType<typeof at>, string | null]>([
    ['a full on nothing', envelope, at(null, 0), null],
    ['a full on an older one', envelope, at('2026-11-26T17:00:00Z'), null],
    ['a full that is older than what is there', envelope, at('2026-11-27T17:00:01Z'), 'older'],
    ['an increment that begins where the last one ended', increment, at('2026-11-26T17:00:00Z', 7), null],
    ['an increment after a gap', increment, at('2026-11-26T17:00:00Z', 6), 'gap'],
    ['an increment once more', increment, at('2026-11-27T17:00:00Z', 9), 'gap'],
    ['an increment on nothing', increment, at(null, 0), 'gap'],
  ])('%s', (_, next, standing, fault) => expect(followsOn(next, standing)).toBe(fault));

  test.each<[string, Envelope, ReturnType<typeof at>, boolean]>([
    ['nothing there', envelope, at(null, 0), false],
    ['an older one there', envelope, at('2026-11-26T17:00:00Z'), false],
    ['itself there', envelope, at('2026-11-27T17:00:00Z'), true],
    ['a newer one there', envelope, at('2026-11-27T17:00:01Z', 8), true],
    ['its full copy there, of the same instant', increment, at('2026-11-27T17:00:00Z'), false],
  ])('is there already: %s', (_, one, standing, there) => expect(isThere(one, standing)).toBe(there));
});
