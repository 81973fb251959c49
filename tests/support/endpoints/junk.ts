import { z } from 'zod';

/** What somebody may send where one text is expected. Every one of them must be refused, or taken for no value at all. */
export const badTexts: Readonly<Record<string, string>> = { NUL: 'a\0b', 'a megabyte': 'あ'.repeat(350_000) };

/** In an address; more than some kilobytes do not get past the server. */
export const badWords: Readonly<Record<string, string>> = {
  NUL: 'a\0b',
  'a long word': 'あ'.repeat(3_000),
  'a date that PostgreSQL has not': '0000-12-31',
  'a number that no column holds': '9007199254740991',
};

/** What looks like a value of the field's kind and is none that can be kept. */
export function badValuesOf(field: string, type?: unknown): Readonly<Record<string, string>> {
  // The version of a program is a word.
  if (type instanceof z.ZodString) return {};
  if (/^version$/.test(field)) return { 'a number that no column holds': '2147483648', 'half a number': '1.5' };
  return /^valid(From|To)$|On$/.test(field) ? { 'a date that PostgreSQL has not': '0000-12-31' } : {};
}

/** What JSON can say beside text. */
export const badValues: Readonly<Record<string, unknown>> = {
  ...badTexts,
  // Only JSON can write these down; a form's bytes that say them are decoded as U+FFFD before anybody looks.
  'a lone high surrogate': 'a\ud842',
  'a lone low surrogate': '\udfb7b',
  null: null,
  'an object': { contains: '' },
  'an operator': { not: '' },
  'an array': ['a'],
  'an array in an array': [['a']],
  'an object in an array': [{ not: null }],
  'a prototype': JSON.parse('{"__proto__":{"admin":true}}'),
};

/** Codes that tell somebody what to correct; anything else would be a failure of ours or a yes. */
export const corrections: readonly string[] = [
  'invalid',
  'invalidCharacter',
  'tooLong',
  'tooShort',
  'required',
  'outOfRange',
  'dateForm',
  'timeForm',
  'dateTimeForm',
  'accounts.passkeyRefused',
];
