import { sha256 } from '@noble/hashes/sha2.js';
import { bech32 } from '@scure/base';
import { wordlist } from '@scure/bip39/wordlists/japanese.js';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { combine, split } from 'shamir-secret-sharing';
import type { JoinFault, KeyShare, Outcome, ShareFault, ShareHolder } from './types';

/**
 * Shares of a disaster key as paper has them. Runs in the page of the ceremony and on the host of an activation alike; nothing here
 * sends or keeps anything.
 */
const shareLength = 33;
const bitsOfWord = 11;
/** 33 bytes are exactly 24 words; one more word checks them. */
const wordCount = (shareLength * 8) / bitsOfWord + 1;

export const shareHolders = ['town', 'prefecture', 'center'] as const satisfies ShareHolder[];

/** Words are compared without voicing marks being composed or not, and katakana is taken for hiragana. */
const comparable = (word: string): string =>
  word
    .normalize('NFKC')
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .normalize('NFKD');

const places = new Map(wordlist.map((word, place) => [comparable(word), place]));

/** The first 11 bits of SHA-256 over everything the paper says: a share read under another town's or generation's heading fails. */
function checkNumber({ town, generation, holder, bytes }: KeyShare): number {
  const digest = sha256(new Uint8Array([...new TextEncoder().encode(`${town}|${generation}|${holder}|`), ...bytes]));
  return ((digest[0] ?? 0) << 3) | ((digest[1] ?? 0) >> 5);
}

/** 25 words of hiragana to read out and to type. */
export function wordsOfShare(share: KeyShare): string[] {
  const bits = [...share.bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const numbers = Array.from({ length: wordCount - 1 }, (_, index) =>
    Number.parseInt(bits.slice(index * bitsOfWord, (index + 1) * bitsOfWord), 2),
  );
  return [...numbers, checkNumber(share)].map((number) => (wordlist[number] ?? '').normalize('NFC'));
}

/** Reads 25 words under the heading of their paper. `at` = index of the word that is none. */
export function shareOfWords(
  text: string,
  heading: Omit<KeyShare, 'bytes'>,
): Outcome<KeyShare, Exclude<ShareFault, 'codeForm'>> {
  const words = text
    .trim()
    .split(/[\s、,]+/u)
    .filter((word) => word !== '');
  if (words.length !== wordCount) return { ok: false, reason: 'wordCount', at: words.length };
  const numbers = words.map((word) => places.get(comparable(word)) ?? -1);
  const unknown = numbers.indexOf(-1);
  if (unknown >= 0) return { ok: false, reason: 'unknownWord', at: unknown };
  const bits = numbers
    .slice(0, -1)
    .map((number) => number.toString(2).padStart(bitsOfWord, '0'))
    .join('');
  const bytes = Uint8Array.from({ length: shareLength }, (_, index) =>
    Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2),
  );
  const share: KeyShare = { ...heading, bytes };
  return checkNumber(share) === numbers.at(-1) ? { ok: true, value: share } : { ok: false, reason: 'checkWord' };
}

const codeForm = /^RENKEI-SHARE 1 (\d{6}) (\d{1,6}) (town|prefecture|center) ([0-9A-F]{66}) (\d{1,4})$/;

/** What the QR code of a share says. */
export function codeOfShare(share: KeyShare): string {
  const hex = [...share.bytes]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
  return `RENKEI-SHARE 1 ${share.town} ${share.generation} ${share.holder} ${hex} ${checkNumber(share)}`;
}

export function shareOfCode(text: string): Outcome<KeyShare, 'codeForm' | 'checkWord'> {
  const [, town, generation, holder, hex, check] = codeForm.exec(text.normalize('NFKC').trim()) ?? [];
  if (!town || !generation || !holder || !hex || !check) return { ok: false, reason: 'codeForm' };
  const bytes = Uint8Array.from({ length: shareLength }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
  const share: KeyShare = { town, generation: Number(generation), holder: holder as ShareHolder, bytes };
  return checkNumber(share) === Number(check) ? { ok: true, value: share } : { ok: false, reason: 'checkWord' };
}

const identityPrefix = 'age-secret-key-';

/** The 32-byte scalar of an X25519 identity as age writes it. */
const scalarOf = (identity: string): Uint8Array =>
  bech32.fromWords(bech32.decode(identity.toLowerCase() as `${string}1${string}`, 200).words);
const identityOf = (scalar: Uint8Array): string =>
  bech32.encode(identityPrefix, bech32.toWords(scalar), 200).toUpperCase();

/** A new disaster key: the public recipient, and three shares of which any two open what is encrypted to it. The key itself is forgotten. */
export async function makeShares(
  town: string,
  generation: number,
): Promise<{ readonly recipient: string; readonly shares: readonly KeyShare[] }> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const parts = await split(scalarOf(identity), shareHolders.length, 2);
  return {
    recipient,
    shares: shareHolders.map((holder, index) => ({
      town,
      generation,
      holder,
      bytes: parts[index] ?? new Uint8Array(),
    })),
  };
}

/**
 * The identity that two shares make. Shares of two generations join without an error to a wrong key, so the joined key's public part must
 * be the recipient that the copy names.
 */
export async function joinShares(
  shares: readonly KeyShare[],
  wanted: { readonly town: string; readonly generation: number; readonly recipient: string },
): Promise<Outcome<string, JoinFault>> {
  if (shares.length < 2) return { ok: false, reason: 'tooFew' };
  if (shares.some(({ town }) => town !== wanted.town)) return { ok: false, reason: 'otherTown' };
  if (shares.some(({ generation }) => generation !== wanted.generation))
    return { ok: false, reason: 'otherGeneration' };
  if (new Set(shares.map(({ bytes }) => bytes.join())).size !== shares.length)
    return { ok: false, reason: 'sameShare' };
  // A share's last byte is its place, drawn at random: shares of two keys may have the same one, and then they join to nothing.
  if (new Set(shares.map(({ bytes }) => bytes.at(-1))).size !== shares.length) return { ok: false, reason: 'wrongKey' };
  const identity = identityOf(await combine(shares.map(({ bytes }) => bytes)));
  const recipient = await identityToRecipient(identity).catch(() => '');
  return recipient === wanted.recipient ? { ok: true, value: identity } : { ok: false, reason: 'wrongKey' };
}
