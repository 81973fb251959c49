import { createTranslator } from 'next-intl';
import { catalog } from '@/lib/core/i18n/catalog';
import type { Locale } from '@/lib/core/i18n/locale';

type Wanted = string | { readonly locale?: Locale; readonly namespace: string };

/** Stands in for next-intl's server half, which works only inside Next; the words are the portal's. */
export const getTranslations = async (wanted: Wanted) => {
  const { locale = 'ja', namespace } = typeof wanted === 'string' ? { namespace: wanted } : wanted;
  return createTranslator({ locale, messages: catalog[locale], namespace: namespace as 'common' });
};
export const getLocale = async (): Promise<Locale> => 'ja';
