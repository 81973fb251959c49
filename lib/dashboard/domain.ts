import { declareDomain } from '@/lib/access/domain';

export const domain = declareDomain('dashboard', {
  order: 0,
  sites: 'everywhere',
  menu: [{ key: 'dashboard', href: '/', icon: 'dashboard', section: 'main' }],
});
