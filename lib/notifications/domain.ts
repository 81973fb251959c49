import { declareDomain } from '@/lib/access/domain';
import type { Messages } from '@/lib/core/i18n/catalog';
import type { DomainWords } from '@/lib/core/i18n/domain-words';

const groupsIn = (domains: Messages['domains']): string[] =>
  Object.values<DomainWords>(domains).flatMap(({ notifications }) => Object.keys(notifications?.groups ?? {}));

export const domain = declareDomain('notifications', {
  order: 80,
  sites: 'everywhere',
  areas: ['mailbox', 'notifications'],
  menu: [{ key: 'notifications', href: '/notifications', icon: 'bell', section: 'main' }],
  // A user's channels are recorded by the name of the group.
  auditValues: ({ domains, notifications }) =>
    Object.fromEntries(groupsIn(domains).map((group) => [group, notifications.channels])),
});
