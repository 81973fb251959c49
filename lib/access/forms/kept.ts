import type { z } from 'zod';
import { isList, type Typed } from './input';

/** Bytes of a page: every form of people's, its longest text in Japanese, fits. With the page around it no more than a form may have. */
const mostKept = 600_000;

/** As a page has it: what is escaped takes six times its place. */
const placeOf = (text: string): number => Buffer.byteLength(text) + 5 * (text.match(/[&<>"']/g)?.length ?? 0);

/**
 * What of a form may go back to its page. What the action does not know did not stand there, nor did several values of what is one field;
 * secrets are not written into a page. Of what is longer than any page nothing goes back: it would come back longer than it was sent.
 */
export function keepTyped(schema: z.ZodObject, secrets: readonly string[], fields: Typed): Typed {
  const kept = Object.entries(fields).filter(
    ([field, value]) =>
      Object.hasOwn(schema.shape, field) &&
      !secrets.includes(field) &&
      (!Array.isArray(value) || isList(schema.shape[field] as z.core.$ZodType)),
  );
  const place = kept.flatMap(([, value]) => value).reduce((sum, text) => sum + placeOf(text), 0);
  return place > mostKept ? {} : Object.fromEntries(kept);
}
