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

type Words = Readonly<Record<string, string>>;

/** Fields whose values are words of the program, not of a person: where a reader's words for them are kept. */
function valueWords(field: string, locale: Locale): Words {
  const { audit, notifications, organizations, security, shell, tickets } = catalog[locale];
  const channels: Words = notifications.channels;
  const groups: Readonly<Record<string, Words>> = {
    state: { ...tickets.states, ...organizations.change.states },
    route: tickets.routes,
    urgency: tickets.urgencies,
    method: security.sessions.methods,
    secondFactor: security.sessions.factors,
    reason: audit.reasons,
    roles: shell.roles,
    locale: { ja: security.profile.ja, en: security.profile.en },
    kind: { ...organizations.kinds, ...organizations.contacts.kinds, ...organizations.change.kinds },
    newKind: organizations.kinds,
    totp: audit.answers,
    onHolidays: audit.answers,
    ...{ waiting: channels, answers: channels, assigned: channels, organization: channels },
  };
  if (field === 'urgent') return channels;
  return Object.hasOwn(groups, field) ? (groups[field] ?? {}) : {};
}

/** Words for a value of a field, or for each of several; itself where there are none. */
export function valueLabel(field: string, value: string, locale: Locale): string {
  const words = valueWords(field.split('.').at(-1) ?? field, locale);
  const label = (part: string) => (Object.hasOwn(words, part) ? (words[part] ?? part) : part);
  return value.split(', ').map(label).join(catalog[locale].shell.listSeparator);
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
