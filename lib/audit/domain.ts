import { hasRole } from '@/lib/access/actor';
import { declareDomain } from '@/lib/access/domain';
import { siteModes } from '@/lib/core/site';

export const domain = declareDomain('audit', {
  order: 95,
  sites: siteModes,
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
