import type { Domain } from '@/lib/access/domain';
import { catalog } from '@/lib/core/i18n/catalog';
import { type DomainWords, domainWords } from '@/lib/core/i18n/domain-words';
import type { Locale } from '@/lib/core/i18n/locale';
import { domains } from '@/lib/generated/domains';

type Words = Readonly<Record<string, string>>;

/** Labels of each domain, by its name. Whoever chooses channels changes fields that are called like the groups. */
const labelsIn = (locale: Locale): [domain: string, labels: NonNullable<DomainWords['audit']>][] =>
  domainWords(locale).map(([name, { audit = {}, notifications }]) => [
    name,
    { ...audit, fields: { ...notifications?.groups, ...audit.fields } },
  ]);

const own = (words: Words | undefined, key: string): string | undefined =>
  words !== undefined && Object.hasOwn(words, key) ? words[key] : undefined;

/** Words for an event; its own name where a version that has gone wrote it. */
export function eventLabel(event: string, locale: Locale): string {
  const [target = '', ...verb] = event.split('.');
  const all = labelsIn(locale).map(([, { events = {} }]) =>
    own(Object.hasOwn(events, target) ? events[target] : {}, verb.join('.')),
  );
  return all.find((label) => label !== undefined) ?? event;
}

export function targetLabel(type: string, locale: Locale): string {
  const all = labelsIn(locale).map(([, { targets }]) => own(targets, type));
  return all.find((label) => label !== undefined) ?? type;
}

/** The domain that an event belongs to comes first: `state` is another thing for an inquiry and for a change of an organization. */
function byEvent<T extends { readonly domain: string }>(all: readonly T[], event: string): T[] {
  const target = event.split('.')[0] ?? '';
  const owner = labelsIn('ja').find(([, { events = {} }]) => Object.hasOwn(events, target))?.[0];
  return [...all].sort((a, b) => Number(b.domain === owner) - Number(a.domain === owner));
}

function valueWords(event: string, field: string, locale: Locale): Words[] {
  const declared = Object.entries<Domain>(domains).flatMap(([domain, { auditValues }]) => {
    const fields = auditValues?.(catalog[locale]) ?? {};
    const words = Object.hasOwn(fields, field) ? fields[field] : undefined;
    return words === undefined ? [] : { domain, words };
  });
  return byEvent(declared, event).map(({ words }) => words);
}

/** Words for a value of a field, or for each of several; itself where there are none. */
export function valueLabel(event: string, field: string, value: string, locale: Locale): string {
  const words = valueWords(event, field.split('.').at(-1) ?? field, locale);
  const label = (part: string) => words.map((some) => own(some, part)).find((text) => text !== undefined) ?? part;
  return value.split(', ').map(label).join(catalog[locale].shell.listSeparator);
}

/** Every event that has words, each domain's in its own order. */
export function knownEvents(): string[] {
  return labelsIn('ja').flatMap(([, { events = {} }]) =>
    Object.entries(events).flatMap(([target, verbs]) => Object.keys(verbs).map((verb) => `${target}.${verb}`)),
  );
}

/** Words for a field of a state; its own name where there are none. Nested fields (`a.b`) go by their last part. */
export function fieldLabel(event: string, field: string, locale: Locale): string {
  const last = field.split('.').at(-1) ?? field;
  const all = labelsIn(locale).map(([domain, { fields }]) => ({ domain, label: own(fields, last) }));
  return byEvent(all, event).find(({ label }) => label !== undefined)?.label ?? field;
}
