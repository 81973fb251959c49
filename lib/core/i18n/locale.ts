export const locales = ['ja', 'en'] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = 'ja';

/** Holds the language before log-in; log-in sets it from the user's setting. */
export const localeCookie = 'renkei-locale';

/** The business runs on Japanese time whatever the zone of the host or of the reader. */
export const timeZone = 'Asia/Tokyo';

export function toLocale(value: string | undefined): Locale {
  return locales.find((locale) => locale === value) ?? defaultLocale;
}
