import iconv from 'iconv-lite';

const encoding = 'windows-932';

/** Characters that look the same and of which CP932 has only the other one. */
const twins: Readonly<Record<string, string>> = {
  '〜': '～',
  '‖': '∥',
  '−': '－',
  '—': '―',
  '¢': '￠',
  '£': '￡',
  '¬': '￢',
};
const twinned = /[〜‖−—¢£¬]/g;

/** A character with the variation selectors and combining marks that belong to it. */
const characters = /\P{M}\p{M}*|\p{M}+/gu;

const known = new Map<string, boolean>();

/** Whether CP932 can hold a character, so that reading it back gives the same. */
function holds(character: string): boolean {
  let answer = known.get(character);
  if (answer === undefined) {
    answer = iconv.decode(iconv.encode(character, encoding), encoding) === character;
    if (known.size < 50_000) known.set(character, answer);
  }
  return answer;
}

const withTwins = (text: string): string => text.replace(twinned, (character) => twins[character] ?? character);

/** What of a text CP932 cannot hold, each once: 異体字, 𠮷, 髙 is held, 葛󠄀 is not. */
export function missingInCp932(text: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is held, and most text is only that
  if (/^[\x00-\x7f]*$/.test(text)) return [];
  const found = withTwins(text).match(characters) ?? [];
  return [...new Set(found.filter((character) => !holds(character)))];
}

/** The text with 〓, the printers' sign for a type that is not there, in the place of each character that CP932 cannot hold. */
export const withGeta = (text: string): string =>
  withTwins(text).replace(characters, (character) => (holds(character) ? character : '〓'));

/** Only for text of which nothing is missing. */
export const encodeCp932 = (text: string): Uint8Array => iconv.encode(withTwins(text), encoding);
