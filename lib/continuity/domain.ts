import { declareDomain } from '@/lib/access/domain';
import { canSeeContinuity } from './policy';

export const domain = declareDomain('continuity', {
  order: 25,
  areas: ['continuity'],
  sites: 'everywhere',
  menu: [{ key: 'continuity', href: '/continuity', icon: 'shield', section: 'main', may: canSeeContinuity }],
});
