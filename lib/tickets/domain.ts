import { declareDomain } from '@/lib/access/domain';
import { canSeeTickets } from './policy';

export const domain = declareDomain('tickets', {
  order: 20,
  areas: ['tickets'],
  menu: [{ key: 'tickets', href: '/tickets', icon: 'inquiry', section: 'main', may: canSeeTickets }],
  notifications: {
    // S3: each posting mails the body concerned at once. Of a desk that is whoever is responsible or on duty, or its address.
    groups: { waiting: 'duty', answers: 'duty', assigned: 'mail', urgent: 'duty' },
    kinds: {
      'ticket.received': 'waiting',
      'ticket.escalated': 'waiting',
      'ticket.asked_back': 'waiting',
      'ticket.replied': 'waiting',
      'ticket.returned': 'waiting',
      'ticket.reopened': 'waiting',
      'ticket.released': 'waiting',
      'ticket.released_several': 'waiting',
      'ticket.answered': 'answers',
      'ticket.corrected': 'answers',
      'ticket.grouped': 'waiting',
      'ticket.target_near': 'waiting',
      'ticket.target_missed': 'waiting',
      'ticket.closed': 'answers',
      'ticket.assigned': 'assigned',
      'ticket.urgent': 'urgent',
    },
  },
  auditValues: ({ tickets }) => ({ state: tickets.states, route: tickets.routes, urgency: tickets.urgencies }),
});
