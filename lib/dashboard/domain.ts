import { declareDomain } from '@/lib/access/domain';
import { siteModes } from '@/lib/core/site';

export const domain = declareDomain('dashboard', {
  order: 0,
  sites: siteModes,
  menu: [{ key: 'dashboard', href: '/', icon: 'dashboard', section: 'main' }],
});
