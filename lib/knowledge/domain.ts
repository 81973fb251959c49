import { declareDomain } from '@/lib/access/domain';
import { canReadKnowledge } from './policy';

export const domain = declareDomain('knowledge', {
  order: 25,
  areas: ['knowledge'],
  menu: [{ key: 'knowledge', href: '/knowledge', icon: 'book', section: 'main', may: canReadKnowledge }],
  notifications: {
    groups: { knowledge: 'portal' },
    kinds: {
      'knowledge.submitted': 'knowledge',
      'knowledge.returned': 'knowledge',
      'knowledge.published': 'knowledge',
    },
  },
});
