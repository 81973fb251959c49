export interface TextPart {
  readonly text: string;
  /** Where it leads; none = it is plain text. */
  readonly href?: string;
}

const figure = '[0-9０-９]';
const dash = '[-‐‑–−ー－]';
const hyphen = '[-‐‑–−ー－(（)）]';
/** Addresses end where Japanese writing goes on, with a sign that ends a sentence, or at a bracket that was opened before them. */
const address = String.raw`https?://[^\s<>"'\u3000-\u30ff\u4e00-\u9fff「」（）]*[^\s<>"'\u3000-\u30ff\u4e00-\u9fff「」（）.,:;!?)\]]`;
const mail = String.raw`[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}`;
/** With its hyphens, so that dates and other numbers are none: 025-280-5511, ０２５－２８０－５５１１, 0570-000-000. */
const phone = `(?<!${figure}|${dash})[0０]${figure}{1,4}${hyphen}${figure}{1,4}${hyphen}${figure}{3,4}(?!${figure}|${dash})`;
const linked = new RegExp(`(${address})|(${mail})|(${phone})`, 'gu');

function hrefOf([, url, mailTo, dialled = '']: RegExpMatchArray): string {
  if (url) return url;
  if (mailTo) return `mailto:${mailTo}`;
  return `tel:${dialled.normalize('NFKC').replace(/[^0-9]/g, '')}`;
}

/** A text with the addresses, mail addresses and telephone numbers in it. */
export function linkedParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(linked)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: match[0], href: hrefOf(match) });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
