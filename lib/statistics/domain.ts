import { declareDomain } from '@/lib/access/domain';
import { canSeeStatistics } from './policy';

export const domain = declareDomain('statistics', {
  order: 58,
  areas: ['statistics'],
  menu: [
    { key: 'provision', href: '/statistics/provision', icon: 'swap', section: 'main', may: canSeeStatistics },
    { key: 'disclosure', href: '/statistics/disclosure', icon: 'file', section: 'main', may: canSeeStatistics },
  ],
  notifications: {
    groups: { disclosures: 'mail' },
    kinds: { 'disclosure_case.consulted': 'disclosures', 'disclosure_case.answered': 'disclosures' },
  },
});
