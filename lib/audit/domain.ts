import { hasRole } from '@/lib/access/actor';
import { declareDomain } from '@/lib/access/domain';

export const domain = declareDomain('audit', {
  order: 95,
  sites: 'everywhere',
  menu: [
    {
      key: 'audit',
      href: '/admin/audit',
      icon: 'shield',
      section: 'administration',
      may: (actor) => hasRole(actor, 'system_administrator', 'system_management', 'auditor'),
    },
  ],
});
