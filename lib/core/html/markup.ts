/** Markup that is safe to write into a page: made by `html` and by nothing else. */
export class Markup {
  private constructor(readonly text: string) {}

  /** Only `html` may vouch for a text. */
  static of(text: string): Markup {
    return new Markup(text);
  }
}

type Part = string | number | null | false | Markup | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

function write(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map((one) => one.text).join('');
  return escapeText(String(part));
}

/**
 * A template for the few answers that are pages by themselves, outside of the framework (`plain-page.ts`, `fault-message.ts`). Every value
 * is escaped, in text and in double-quoted attributes alike; nothing else may be filled in.
 */
export function html(fixed: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return Markup.of(fixed.reduce((text, piece, index) => text + write(parts[index - 1] ?? null) + piece));
}
