import { formatDate } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { FormField, Values } from '../../types';

export const labelOf = (field: Pick<FormField, 'label' | 'labelEn'>, locale: Locale): string =>
  locale === 'en' ? field.labelEn : field.label;

export const supportOf = (field: FormField, locale: Locale): string | undefined =>
  locale === 'en' ? field.supportEn : field.support;

/** A value as people read it; empty = not answered. */
export function valueText(field: FormField, values: Values, locale: Locale): string {
  const value = values[field.key] ?? '';
  if (value === '') return '';
  if (field.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value, locale);
  if (field.type === 'yes') return locale === 'en' ? 'Yes' : 'はい';
  if (field.type !== 'choice') return value;
  const option = field.options?.find((one) => one.value === value);
  return option === undefined ? value : labelOf(option, locale);
}
