import { domainWords } from '@/lib/core/i18n/domain-words';
import type { Locale } from '@/lib/core/i18n/locale';
import type { NotificationGroup } from '../constants';

type Words = Readonly<Record<string, string>>;
type Part = 'groups' | 'groupHints';

const wordsOf = (part: Part, locale: Locale): Words =>
  Object.assign({}, ...domainWords(locale).map(([, { notifications }]) => notifications?.[part]));

export const groupLabel = (group: NotificationGroup, locale: Locale): string =>
  wordsOf('groups', locale)[group] ?? group;

/** What belongs to the group. */
export const groupHint = (group: NotificationGroup, locale: Locale): string =>
  wordsOf('groupHints', locale)[group] ?? '';
