import { declareDomain } from '@/lib/access/domain';

export const domain = declareDomain('delivery', {
  order: 34,
  areas: ['deliveries'],
  menu: [{ key: 'deliveries', href: '/deliveries', icon: 'download', section: 'main' }],
  notifications: {
    groups: { deliveries: 'mail' },
    kinds: {
      'delivery.proposed': 'deliveries',
      'delivery.stopped': 'deliveries',
      'delivery.expires': 'deliveries',
    },
  },
  keyPurposes: ['delivery online key'],
});
