import { declareDomain } from '@/lib/access/domain';
import { canPlanOrganizationChange } from './tree/policy';

export const domain = declareDomain('organizations', {
  order: 40,
  areas: ['contacts', 'organizations'],
  menu: [
    { key: 'organizations', href: '/organizations', icon: 'building', section: 'main' },
    { key: 'contacts', href: '/contacts', icon: 'phone', section: 'main' },
    {
      key: 'organizationTree',
      href: '/admin/organizations',
      icon: 'building',
      section: 'administration',
      may: canPlanOrganizationChange,
    },
  ],
  notifications: {
    groups: { organization: 'mail' },
    kinds: {
      'organization.change_planned': 'organization',
      'organization.change_cancelled': 'organization',
      'organization.change_applied': 'organization',
      'organization.change_failed': 'organization',
      'contact.check_due': 'organization',
      'contact.check_reminder': 'organization',
    },
  },
  auditValues: ({ audit, organizations }) => ({
    state: organizations.change.states,
    kind: { ...organizations.kinds, ...organizations.contacts.kinds, ...organizations.change.kinds },
    newKind: organizations.kinds,
    onHolidays: audit.answers,
  }),
});
