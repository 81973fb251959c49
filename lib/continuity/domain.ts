import { declareDomain } from '@/lib/access/domain';
import { canSeeContinuity } from './policy';

export const domain = declareDomain('continuity', {
  order: 25,
  areas: ['continuity'],
  notifications: {
    groups: { copies: 'mail' },
    kinds: { 'copy.absent': 'copies', 'copy.old': 'copies', 'copy.mismatch': 'copies' },
  },
  sites: 'everywhere',
  menu: [{ key: 'continuity', href: '/continuity', icon: 'shield', section: 'main', may: canSeeContinuity }],
});
