import { z } from 'zod';

/** Leave no mark on a screen and no sign that they are there: soft hyphen, fillers of Hangul, the blank of Braille, joiners, marks of zero width. */
const unseen = /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200d\u2060-\u2064\u2800\u3164\ufeff\uffa0]/u;
/** Whatever is none of these is seen. Variation selectors belong to the character in front of them and are nothing by themselves. */
const seen = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Turn the direction of what follows: 請求書‹U+202E›txt.exe reads 請求書exe.txt. */
const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * What a form sends, without what nobody can see: marks of direction go, a text of which nothing is seen is empty, and what cannot be
 * seen at either end is cut off. Blanks alone are left to the field's own rule: a password may begin with one.
 */
export function withoutUnseen(typed: string): string {
  const text = typed.replace(directions, '');
  if (!seen.test(text)) return text.trim() === '' ? text : '';
  const from = edge(text, 0, 1);
  const to = edge(text, text.length - 1, -1);
  return text.slice(from, to + 1);
}

/** Where the text begins (or ends), if something unseen stands there; blanks beside it go with it. */
function edge(text: string, start: number, step: 1 | -1): number {
  let at = start;
  let found = false;
  for (; at >= 0 && at < text.length; at += step) {
    const character = text[at] ?? '';
    if (unseen.test(character)) found = true;
    else if (character.trim() !== '') break;
  }
  return found ? at : start;
}

const breaks = /[\n\r\t\v\f\u0085\u2028\u2029]/;
/** A text of one line: a name, a title, a subject. What arrives with a line break was pasted and would break lists and mails. */
const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !breaks.test(text), { params: { code: 'lineBreak' } });
export const optionalLine = (max: number) => oneLine(max).default('');
export const requiredLine = (max: number) => oneLine(max).min(1);

/** A reading as it is stored whatever was typed, full-width katakana: ｶﾂﾗｷﾞ and かつらぎ are one. */
export const requiredKana = (max: number) =>
  requiredLine(max).transform((typed) =>
    typed
      .normalize('NFKC')
      .replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))
      .replace(/\s+/g, ' '),
  );

const hyphens = /[‐-―−ー－ｰ]/g;
const extension = /(?:内線|ext(?:ension|\.)?)\s*[:：]?\s*([0-9#*-]{1,10})/i;
const main = /代表|main/i;

/**
 * A telephone number in the one form in which it is stored, `025-280-5511 代表 内線123`; null = it is none. People write it with full-width
 * figures, any kind of hyphen, brackets or blanks around the area code, with 代表 or an extension.
 */
export function readPhone(typed: string): string | null {
  const text = typed.normalize('NFKC').replace(hyphens, '-').trim();
  const inside = extension.exec(text)?.[1];
  const number = text
    .replace(extension, ' ')
    .replace(main, ' ')
    .replace(/[()\s.-]+/g, '-')
    .replace(/^-|-$/g, '');
  const digits = number.replace(/\D/g, '').length;
  const right = /^\+?[0-9#*-]*$/.test(number) && (digits === 0 ? inside !== undefined : digits >= 3 && digits <= 17);
  if (!right) return null;
  const parts = [number, ...(main.test(text) ? ['代表'] : []), ...(inside === undefined ? [] : [`内線${inside}`])];
  return parts.filter(Boolean).join(' ');
}

/** What a telephone dials of a number in that form; null = nothing, because it has an extension only. */
export const dialled = (phone: string): string | null => /^[0-9+#*-]+/.exec(phone)?.[0] ?? null;

/** `max` holds for what was typed. */
const phone = (max: number) =>
  z
    .string()
    .max(max)
    .transform((typed, context) => {
      const read = typed.trim() === '' ? '' : readPhone(typed);
      if (read === null) context.addIssue({ code: 'custom', params: { code: 'phoneForm' } });
      return read ?? '';
    });
export const optionalPhone = (max: number) => phone(max).default('');
export const requiredPhone = (max: number) =>
  phone(max).refine((text) => text !== '', { params: { code: 'required' } });

/** A mail address, full-width letters and blanks around it put right; empty = none. */
export const optionalMail = (max = 254) =>
  z
    .string()
    .transform((typed) => typed.normalize('NFKC').trim())
    .pipe(z.union([z.literal(''), z.email().max(max)]))
    .default('');
