import { declareDomain } from '@/lib/access/domain';
import { canSeeApplications } from './policy';

export const domain = declareDomain('applications', {
  order: 44,
  areas: ['applications'],
  menu: [{ key: 'applications', href: '/applications', icon: 'file', section: 'main', may: canSeeApplications }],
  notifications: {
    groups: { applications: 'mail' },
    kinds: {
      'application.waiting': 'applications',
      'application.advanced': 'applications',
      'application.returned': 'applications',
      'application.approved': 'applications',
      'application.rejected': 'applications',
      'application.withdrawn': 'applications',
      'application.handed_over': 'applications',
      'application.received': 'applications',
      'application.due': 'applications',
    },
  },
  auditValues: ({ applications }) => ({ state: applications.states }),
});
