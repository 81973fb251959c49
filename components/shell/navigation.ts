import type { IconName } from '@/components/ui/icon';
import { type Actor, hasRole } from '@/lib/access/actor';
import { canSeeUsers } from '@/lib/accounts/users/policy';
import type { Messages } from '@/lib/core/i18n/catalog';
import { canPlanOrganizationChange } from '@/lib/organizations/tree/policy';
import { canSeeTickets } from '@/lib/tickets/policy';

export interface NavigationItem {
  readonly key: keyof Messages['shell']['nav'];
  readonly href: string;
  readonly icon: IconName;
}

export interface Navigation {
  readonly main: readonly NavigationItem[];
  /** For those who run something: users, the tree, the log. */
  readonly administration: readonly NavigationItem[];
}

const only = (wanted: boolean, item: NavigationItem): NavigationItem[] => (wanted ? [item] : []);

/** What the menu offers an actor. Comfort only: each page decides by its policy. */
export function navigationOf(actor: Actor): Navigation {
  const runsSystem = hasRole(actor, 'system_administrator', 'system_management');
  return {
    main: [
      { key: 'dashboard', href: '/', icon: 'dashboard' },
      ...only(canSeeTickets(actor), { key: 'tickets', href: '/tickets', icon: 'inquiry' }),
      { key: 'organizations', href: '/organizations', icon: 'building' },
      { key: 'contacts', href: '/contacts', icon: 'phone' },
      { key: 'notifications', href: '/notifications', icon: 'bell' },
      { key: 'settings', href: '/settings/profile', icon: 'settings' },
    ],
    administration: [
      ...only(canSeeUsers(actor), { key: 'users', href: '/admin/users', icon: 'person' }),
      ...only(canPlanOrganizationChange(actor), {
        key: 'organizationTree',
        href: '/admin/organizations',
        icon: 'building',
      }),
      ...only(runsSystem || hasRole(actor, 'auditor'), { key: 'audit', href: '/admin/audit', icon: 'shield' }),
    ],
  };
}

/** Is the page at `path` the item itself or below it? The dashboard is above everything and counts only for itself. */
export function isCurrent(href: string, path: string): boolean {
  const page = path.split('?')[0] ?? '';
  const section = href.startsWith('/settings/') ? '/settings' : href;
  return section === '/' ? page === '/' : page === section || page.startsWith(`${section}/`);
}
