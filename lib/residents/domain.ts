import { declareDomain } from '@/lib/access/domain';
import { canEnterCounter } from './policy';

export const domain = declareDomain('residents', {
  order: 8,
  sites: ['cloud', 'down-recovery', 'activation'],
  areas: ['counter'],
  menu: [{ key: 'counter', href: '/counter', icon: 'person', section: 'main', may: canEnterCounter }],
});
