import { declareDomain } from '@/lib/access/domain';
import { canSeeStatistics } from './policy';

export const domain = declareDomain('statistics', {
  order: 58,
  areas: ['statistics'],
  menu: [{ key: 'provision', href: '/statistics/provision', icon: 'swap', section: 'main', may: canSeeStatistics }],
});
