import 'server-only';
import { cookies } from 'next/headers';
import { createTranslator, type NamespaceKeys, type NestedKeyOf, type _Translator as Translator } from 'next-intl';
import { cache } from 'react';
import { catalog, type Messages } from './catalog';
import { type Locale, localeCookie, timeZone, toLocale } from './locale';

/** Makes unknown message keys fail to compile. */
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** The language of this request: log-in sets the cookie from the user's setting. */
export const getLocale = cache(async (): Promise<Locale> => toLocale((await cookies()).get(localeCookie)?.value));

const translators = new Map<string, unknown>();

/** Looks a text without blanks to fill in up once: a list asks for the same ten words fifty times. */
function remembering<T extends object>(translator: T): T {
  const translate = translator as unknown as (key: string, values?: object) => string;
  const known = new Map<string, string>();
  const remembered = (key: string, values?: object) => {
    if (values !== undefined) return translate(key, values);
    const text = known.get(key) ?? translate(key);
    known.set(key, text);
    return text;
  };
  return Object.assign(remembered, translator) as unknown as T;
}

/**
 * The words of a namespace. One translator for all requests: it keeps the messages it has parsed, and parsing them anew for every
 * page took as long as the page's queries.
 */
export function translationsOf<N extends Namespace = never>(locale: Locale, namespace?: N): Translator<Messages, N> {
  const key = `${locale} ${namespace ?? ''}`;
  const known = translators.get(key) as Translator<Messages, N> | undefined;
  if (known) return known;
  const made = remembering(
    createTranslator<Messages, N>({
      locale,
      messages: catalog[locale],
      timeZone,
      ...(namespace === undefined ? {} : { namespace }),
    }),
  );
  translators.set(key, made);
  return made;
}

/** The words of a namespace in the language of this request. */
export async function getTranslations<N extends Namespace = never>(namespace?: N): Promise<Translator<Messages, N>> {
  return translationsOf(await getLocale(), namespace);
}
