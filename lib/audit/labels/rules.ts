import { catalog } from '@/lib/core/i18n/catalog';
import type { Locale } from '@/lib/core/i18n/locale';

/** Words for an event; its own name where a version that has gone wrote it. */
export function eventLabel(event: string, locale: Locale): string {
  const [target = '', ...verb] = event.split('.');
  const group: Readonly<Record<string, Readonly<Record<string, string>>>> = catalog[locale].audit.events;
  const words = Object.hasOwn(group, target) ? group[target] : undefined;
  return words?.[verb.join('.')] ?? event;
}

export function targetLabel(type: string, locale: Locale): string {
  const words: Readonly<Record<string, string>> = catalog[locale].audit.targets;
  return Object.hasOwn(words, type) ? (words[type] ?? type) : type;
}

/** Every event that has words, in the catalog's order. */
export function knownEvents(): string[] {
  return Object.entries(catalog.ja.audit.events).flatMap(([target, verbs]) =>
    Object.keys(verbs).map((verb) => `${target}.${verb}`),
  );
}

/** Words for a field of a state; its own name where there are none. Nested fields (`a.b`) go by their last part. */
export function fieldLabel(field: string, locale: Locale): string {
  const words: Readonly<Record<string, string>> = catalog[locale].audit.fields;
  const last = field.split('.').at(-1) ?? field;
  return Object.hasOwn(words, last) ? (words[last] ?? field) : field;
}
