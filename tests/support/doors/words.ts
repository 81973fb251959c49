import { createTranslator } from 'next-intl';
import { catalog } from '@/lib/core/i18n/catalog';
import type { Locale } from '@/lib/core/i18n/locale';

/** Stands in for next-intl's server half, which works only inside Next; the words are the portal's. */
export const getTranslations = async ({ locale, namespace }: { locale: Locale; namespace: string }) =>
  createTranslator({ locale, messages: catalog[locale], namespace: namespace as 'common' });
export const getLocale = async (): Promise<Locale> => 'ja';
