import { type AllowedType, allowedTypes } from '../constants';

/** Beginnings that a browser would read as markup, whatever the name says. */
const markup =
  /^[\s\ufeff]*<(?:!doctype|!--|\?xml|html|head|body|script|svg|iframe|style|meta|object|embed|a|img|math)\b/iu;

/** Text as people keep it: no control characters but tab and line ends, and nothing that begins like a page. */
export function looksLikePlainText(text: string): boolean {
  return !/\p{Cc}/u.test(text.replace(/[\t\n\f\r]/g, ''));
}

export const beginsLikeMarkup = (text: string): boolean => markup.test(text);

/** The type under which a file is kept: what its bytes show, if its extension says the same; else null. */
export function acceptedType(shown: string | undefined, extension: string, isText: boolean): AllowedType | null {
  const wanted = shown ?? (isText ? textType(extension) : undefined);
  if (wanted === undefined || !Object.hasOwn(allowedTypes, wanted)) return null;
  const type = wanted as AllowedType;
  return (allowedTypes[type] as readonly string[]).includes(extension) ? type : null;
}

function textType(extension: string): AllowedType {
  return extension === 'csv' ? 'text/csv' : 'text/plain';
}
