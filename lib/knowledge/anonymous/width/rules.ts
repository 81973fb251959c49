/** A text in its usual width, and for each code unit which stretch of the text it comes from. */
export interface Narrowed {
  readonly form: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** A character with what changes it: dakuten of either width, combining marks. */
const written = /[\s\S][\p{M}\uff9e\uff9f]*/gu;

/** Letters, digits and signs in half width, kana in full width: what is compared, never what is shown. */
export function narrow(text: string): Narrowed {
  let form = '';
  const from: number[] = [];
  const to: number[] = [];
  for (const { 0: part, index } of text.matchAll(written)) {
    const narrowed = part.normalize('NFKC');
    form += narrowed;
    for (let unit = 0; unit < narrowed.length; unit += 1) {
      from.push(index);
      to.push(index + part.length);
    }
  }
  return { form, from, to };
}

/** Replaces what a pattern finds in the text as it is narrowed; `told` gets what stands there in the text itself, and may leave it. */
export function replaceNarrowed(
  text: string,
  { form, from, to }: Narrowed,
  pattern: RegExp,
  told: (original: string) => string,
): string {
  let left = '';
  let at = 0;
  for (const { 0: found, index } of form.matchAll(pattern)) {
    const start = from[index] ?? 0;
    if (found === '' || start < at) continue;
    const end = to[index + found.length - 1] ?? text.length;
    left += text.slice(at, start) + told(text.slice(start, end));
    at = end;
  }
  return left + text.slice(at);
}
