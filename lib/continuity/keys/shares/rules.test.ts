import { Decrypter, Encrypter } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { codeOfShare, joinShares, makeShares, shareOfCode, shareOfWords, wordsOfShare } from './rules';
import type { KeyShare } from './types';

const town = '153079';
const { recipient, shares } = await makeShares(town, 3);
const other = await makeShares(town, 3);
const [a, b, c] = shares as readonly [KeyShare, KeyShare, KeyShare];
const wanted = { town, generation: 3, recipient };

describe('joining', () => {
  test.each([
    ['town and prefecture', [a, b]],
    ['town and center', [c, a]],
    ['prefecture and center', [b, c]],
    ['all three', [a, b, c]],
  ])('%s open what is encrypted to the recipient', async (_, chosen) => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    const sealed = await encrypter.encrypt('前日の写し');
    const joined = await joinShares(chosen, wanted);
    if (!joined.ok) throw new Error(joined.reason);
    const decrypter = new Decrypter();
    decrypter.addIdentity(joined.value);
    expect(await decrypter.decrypt(sealed, 'text')).toBe('前日の写し');
  });

  test.each<[string, KeyShare[], string]>([
    ['none', [], 'tooFew'],
    ['one', [a], 'tooFew'],
    ['one twice', [a, a], 'sameShare'],
    ['a share of another key under the same heading', [a, other.shares[1] as KeyShare], 'wrongKey'],
    [
      'a share of another key at the same place',
      [a, { ...a, bytes: a.bytes.map((byte, index) => (index === 7 ? byte ^ 1 : byte)) }],
      'wrongKey',
    ],
    ['a share of another generation', [a, { ...b, generation: 2 }], 'otherGeneration'],
    ["another town's", [a, { ...b, town: '154059' }], 'otherTown'],
    ['a bit flipped', [a, { ...b, bytes: b.bytes.map((byte, index) => (index === 7 ? byte ^ 1 : byte)) }], 'wrongKey'],
  ])('%s: refused', async (_, chosen, reason) => {
    expect(await joinShares(chosen, wanted)).toMatchObject({ ok: false, reason });
  });
});

describe('on paper', () => {
  const heading = { town, generation: 3, holder: 'town' } as const;
  const words = wordsOfShare(a);

  test('25 words of hiragana, read back as they were', () => {
    expect(words).toHaveLength(25);
    for (const word of words) expect(word).toMatch(/^[ぁ-ゖ]+$/);
    expect(shareOfWords(words.join('　'), heading)).toEqual({ ok: true, value: a });
  });

  test('katakana and decomposed marks are taken, too', () => {
    const katakana = words.join(' ').replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
    expect(shareOfWords(katakana, heading)).toEqual({ ok: true, value: a });
    expect(shareOfWords(words.join(' ').normalize('NFD'), heading)).toEqual({ ok: true, value: a });
  });

  test.each([
    ['a word too few', words.slice(1).join(' '), heading, { reason: 'wordCount', at: 24 }],
    ['a word that is none', ['ほげほげ', ...words.slice(1)].join(' '), heading, { reason: 'unknownWord', at: 0 }],
    ['the heading of another generation', words.join(' '), { ...heading, generation: 4 }, { reason: 'checkWord' }],
    [
      'the heading of another holder',
      words.join(' '),
      { ...heading, holder: 'center' as const },
      { reason: 'checkWord' },
    ],
  ])('%s: refused', (_, text, under, fault) => {
    expect(shareOfWords(text, under)).toMatchObject({ ok: false, ...fault });
  });

  test('the QR code', () => {
    expect(shareOfCode(codeOfShare(b))).toEqual({ ok: true, value: b });
    expect(shareOfCode(codeOfShare(b).replace('prefecture', 'center'))).toEqual({ ok: false, reason: 'checkWord' });
    expect(shareOfCode('https://example.invalid/')).toEqual({ ok: false, reason: 'codeForm' });
  });
});
