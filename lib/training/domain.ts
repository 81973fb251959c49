import { declareDomain } from '@/lib/access/domain';
import { canSeeTraining } from './policy';

export const domain = declareDomain('training', {
  order: 52,
  areas: ['training'],
  menu: [{ key: 'training', href: '/training', icon: 'book', section: 'main', may: canSeeTraining }],
  notifications: {
    groups: { training: 'mail' },
    kinds: {
      'training.plan_announced': 'training',
      'training.plan_reminded': 'training',
      'training.courses_reminded': 'training',
      'training.trainee_reminded': 'training',
      'training.session_held': 'training',
    },
  },
});
