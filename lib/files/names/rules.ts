/** Code points; leaves room for the 255 bytes that most file systems allow after the browser has shortened nothing. */
const maxLength = 120;

/** Marks that turn the direction of writing make a program's name end like a document's; they are dropped. */
const invisibleDirections = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const controls = /\p{Cc}/gu;

/**
 * The name under which a file is kept and downloaded, from what the browser sent: the last part of the path, nothing invisible
 * that misleads. Variation selectors (異体字) and decomposed kana stay as they are. null = no usable name.
 */
export function cleanFileName(sent: string): string | null {
  if (/[\0\p{Surrogate}]/u.test(sent)) return null;
  const last = sent.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(controls, '')
    .replace(invisibleDirections, '')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  if (plain === '') return null;
  return shorten(plain);
}

function shorten(name: string): string {
  const points = Array.from(name);
  if (points.length <= maxLength) return name;
  const extension = Array.from(/\.[^.]{1,10}$/u.exec(name)?.[0] ?? '');
  return [...points.slice(0, maxLength - extension.length), ...extension].join('');
}

/** Lower-case, without the dot; empty = none. */
export function extensionOf(name: string): string {
  return (/\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1] ?? '').toLowerCase();
}
