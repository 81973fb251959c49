import { declareDomain } from '@/lib/access/domain';

export const domain = declareDomain('operations', {
  order: 30,
  areas: ['operations'],
  menu: [{ key: 'operations', href: '/operations', icon: 'clock', section: 'main' }],
});
