import type { Locale } from './locale';

/**
 * Puts values into the `{name}` places of a message. For messages that also go to the browser, which carries no ICU
 * parser: those namespaces hold simple places only (`catalog.test.ts`).
 */
export function fill(message: string, values: Readonly<Record<string, string | number>> = {}): string {
  return message.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

type Values = Readonly<Record<string, string | number>>;

/** Names that have an English form bring it along under their own key with `En` behind it. */
export const valuesIn = (locale: Locale, values: Values = {}): Values =>
  locale === 'en'
    ? {
        ...values,
        ...Object.fromEntries(
          Object.entries(values).flatMap(([key, text]) => (key.endsWith('En') ? [[key.slice(0, -2), text]] : [])),
        ),
      }
    : values;
