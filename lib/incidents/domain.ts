import { declareDomain } from '@/lib/access/domain';
import { canSeeIncidents } from './policy';

export const domain = declareDomain('incidents', {
  order: 46,
  areas: ['incidents'],
  menu: [{ key: 'incidents', href: '/incidents', icon: 'alert', section: 'main', may: canSeeIncidents }],
  notifications: {
    groups: { incidents: 'mail' },
    kinds: {
      'incident.opened': 'incidents',
      'incident.reported': 'incidents',
      'incident.escalated': 'incidents',
      'incident.addressed': 'incidents',
      'incident.confirmed': 'incidents',
      'incident.answered': 'incidents',
      'incident.revised': 'incidents',
      'incident.review_due': 'incidents',
      'incident.closed': 'incidents',
      'incident.duty_due': 'incidents',
    },
  },
});
