import type {} from 'next-intl';
import type { Messages } from './catalog';
import type { Locale } from './locale';

/** Makes unknown message keys fail to compile. The import above is what lets the compiler find the module it extends. */
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
