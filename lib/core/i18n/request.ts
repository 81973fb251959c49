import { cookies } from 'next/headers';
import type {} from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { now } from '@/lib/core/clock';
import { catalog, type Messages } from './catalog';
import { type Locale, localeCookie, timeZone, toLocale } from './locale';

/** Makes unknown message keys fail to compile. The empty import above is what lets the compiler find the module it extends. */
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

/** The language of a request: log-in sets the cookie from the user's setting. */
export default getRequestConfig(async () => {
  const locale = toLocale((await cookies()).get(localeCookie)?.value);
  return { locale, messages: catalog[locale], timeZone, now: now() };
});
